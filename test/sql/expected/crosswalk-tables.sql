-- The metrics of 2.0.
CREATE TABLE "metrics" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "statement" VARCHAR,
  "description" VARCHAR
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE "domains" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "description" VARCHAR,
  "metric" VARCHAR REFERENCES "metrics" ("id")
);

-- The competencies of 1.0.
CREATE TABLE "competencies" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "domain" VARCHAR REFERENCES "domains" ("id"),
  "title" VARCHAR,
  "title_from" VARCHAR,
  "numbering" VARCHAR
);

-- The look-fors of 2.0.
CREATE TABLE "look_fors" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "metric" VARCHAR REFERENCES "metrics" ("id"),
  "text" VARCHAR
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE "links" (
  "number" INTEGER PRIMARY KEY,
  "competency" VARCHAR REFERENCES "competencies" ("id"),
  "metric" VARCHAR REFERENCES "metrics" ("id"),
  "look_for" VARCHAR REFERENCES "look_fors" ("id")
)

-- The metrics of 2.0.
CREATE TABLE "lake"."cei"."metrics" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "statement" VARCHAR,
  "description" VARCHAR
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE "lake"."cei"."domains" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "description" VARCHAR,
  "metric" VARCHAR
);

-- The competencies of 1.0.
CREATE TABLE "lake"."cei"."competencies" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "domain" VARCHAR,
  "title" VARCHAR,
  "title_from" VARCHAR,
  "numbering" VARCHAR
);

-- The look-fors of 2.0.
CREATE TABLE "lake"."cei"."look_fors" (
  "id" VARCHAR PRIMARY KEY,
  "position" INTEGER,
  "key" VARCHAR,
  "metric" VARCHAR,
  "text" VARCHAR
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE "lake"."cei"."links" (
  "number" INTEGER PRIMARY KEY,
  "competency" VARCHAR,
  "metric" VARCHAR,
  "look_for" VARCHAR
)

-- The metrics of 2.0.
CREATE TABLE "cei"."metrics" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "statement" TEXT,
  "description" TEXT
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE "cei"."domains" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "description" TEXT,
  "metric" TEXT REFERENCES "cei"."metrics" ("id")
);

-- The competencies of 1.0.
CREATE TABLE "cei"."competencies" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "domain" TEXT REFERENCES "cei"."domains" ("id"),
  "title" TEXT,
  "title_from" TEXT,
  "numbering" TEXT
);

-- The look-fors of 2.0.
CREATE TABLE "cei"."look_fors" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "metric" TEXT REFERENCES "cei"."metrics" ("id"),
  "text" TEXT
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE "cei"."links" (
  "number" INTEGER PRIMARY KEY,
  "competency" TEXT REFERENCES "cei"."competencies" ("id"),
  "metric" TEXT REFERENCES "cei"."metrics" ("id"),
  "look_for" TEXT REFERENCES "cei"."look_fors" ("id")
)

-- The metrics of 2.0.
CREATE TABLE "cei"."metrics" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "statement" TEXT,
  "description" TEXT
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE "cei"."domains" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "description" TEXT,
  "metric" TEXT REFERENCES "metrics" ("id")
);

-- The competencies of 1.0.
CREATE TABLE "cei"."competencies" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "domain" TEXT REFERENCES "domains" ("id"),
  "title" TEXT,
  "title_from" TEXT,
  "numbering" TEXT
);

-- The look-fors of 2.0.
CREATE TABLE "cei"."look_fors" (
  "id" TEXT PRIMARY KEY,
  "position" INTEGER,
  "key" TEXT,
  "metric" TEXT REFERENCES "metrics" ("id"),
  "text" TEXT
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE "cei"."links" (
  "number" INTEGER PRIMARY KEY,
  "competency" TEXT REFERENCES "competencies" ("id"),
  "metric" TEXT REFERENCES "metrics" ("id"),
  "look_for" TEXT REFERENCES "look_fors" ("id")
)

-- The metrics of 2.0.
CREATE TABLE `cei`.`metrics` (
  `id` STRING,
  `position` INTEGER,
  `key` STRING,
  `name` STRING,
  `statement` STRING,
  `description` STRING
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE `cei`.`domains` (
  `id` STRING,
  `position` INTEGER,
  `key` STRING,
  `name` STRING,
  `description` STRING,
  `metric` STRING
);

-- The competencies of 1.0.
CREATE TABLE `cei`.`competencies` (
  `id` STRING,
  `position` INTEGER,
  `key` STRING,
  `domain` STRING,
  `title` STRING,
  `title_from` STRING,
  `numbering` STRING
);

-- The look-fors of 2.0.
CREATE TABLE `cei`.`look_fors` (
  `id` STRING,
  `position` INTEGER,
  `key` STRING,
  `metric` STRING,
  `text` STRING
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE `cei`.`links` (
  `number` INTEGER,
  `competency` STRING,
  `metric` STRING,
  `look_for` STRING
)

-- The metrics of 2.0.
CREATE TABLE "metrics" (
  "id" VARCHAR,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "statement" VARCHAR,
  "description" VARCHAR
);

-- The domains of 1.0, with the metric of each in the published table.
CREATE TABLE "domains" (
  "id" VARCHAR,
  "position" INTEGER,
  "key" VARCHAR,
  "name" VARCHAR,
  "description" VARCHAR,
  "metric" VARCHAR
);

-- The competencies of 1.0.
CREATE TABLE "competencies" (
  "id" VARCHAR,
  "position" INTEGER,
  "key" VARCHAR,
  "domain" VARCHAR,
  "title" VARCHAR,
  "title_from" VARCHAR,
  "numbering" VARCHAR
);

-- The look-fors of 2.0.
CREATE TABLE "look_fors" (
  "id" VARCHAR,
  "position" INTEGER,
  "key" VARCHAR,
  "metric" VARCHAR,
  "text" VARCHAR
);

-- The competencies that each look-for cites, and the metric that they feed.
CREATE TABLE "links" (
  "number" INTEGER,
  "competency" VARCHAR,
  "metric" VARCHAR,
  "look_for" VARCHAR
)