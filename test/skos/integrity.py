"""Reads graphs with rdflib and checks the shapes of integrity.ttl with pyshacl.

Standard input: a list of {"turtle", "jsonld"?}. Standard output: for each {"triples", "same", "broken"}.
"""
import json
import pathlib
import sys

import pyshacl
import rdflib
import rdflib.compare

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
shapes = rdflib.Graph().parse(pathlib.Path(__file__).with_name("integrity.ttl"))
answers = []
for case in json.load(sys.stdin):
    graph = rdflib.Graph().parse(data=case["turtle"], format="turtle")
    other = rdflib.Graph().parse(data=case.get("jsonld", "[]"), format="json-ld")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True)
    answers.append({
        "triples": len(graph),
        "same": rdflib.compare.isomorphic(graph, other),
        "broken": sorted({str(message) for message in report.objects(None, SH.resultMessage)}),
    })
print(json.dumps(answers))
