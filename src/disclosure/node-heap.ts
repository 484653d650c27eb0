// The nodes from which a search of a network continues, the nearest first.

/** Nodes by cost; of the same cost, the one with the least number comes first. */
export class NodeHeap {
  readonly #nodes: number[] = [];
  readonly #costs: number[] = [];

  push(node: number, cost: number): void {
    let place = this.#nodes.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isBefore(node, cost, above)) break;
      this.#copy(above, place);
      place = above;
    }
    this.#nodes[place] = node;
    this.#costs[place] = cost;
  }

  /** Takes the first node out; `undefined` when there is none. */
  pop(): number | undefined {
    const first = this.#nodes[0];
    const node = this.#nodes.pop();
    const cost = this.#costs.pop();
    const { length } = this.#nodes;
    if (node === undefined || cost === undefined || length === 0) return first;
    let place = 0;
    for (let below = 1; below < length; below = 2 * place + 1) {
      const other = below + 1;
      if (other < length && this.#isBefore(this.#nodes[other] as number, this.#costs[other] as number, below))
        below = other;
      if (this.#isBefore(node, cost, below)) break;
      this.#copy(below, place);
      place = below;
    }
    this.#nodes[place] = node;
    this.#costs[place] = cost;
    return first;
  }

  #isBefore(node: number, cost: number, place: number): boolean {
    const other = this.#costs[place] as number;
    return cost < other || (cost === other && node < (this.#nodes[place] as number));
  }

  #copy(from: number, to: number): void {
    this.#nodes[to] = this.#nodes[from] as number;
    this.#costs[to] = this.#costs[from] as number;
  }
}
