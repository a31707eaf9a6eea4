package io.backcast.train.net;

/**
 * Regression trees whose values add up, in arrays of nodes.
 *
 * @param targets number of sums
 * @param tree the tree of each node; the first node of a tree is its root
 * @param target the sum that the node's tree adds to
 * @param input that an inner node compares; −1 in a leaf
 * @param threshold of an inner node: below or equal goes to {@code low}
 * @param low index of the next node
 * @param high index of the next node above the threshold
 * @param value of a leaf
 */
public record Trees(
    int targets,
    int[] tree,
    int[] target,
    int[] input,
    float[] threshold,
    int[] low,
    int[] high,
    float[] value) {

  /** Sums for rows of inputs, {@code [n, de] → [n, targets]}. */
  public float[] sums(float[] e, int n) {
    int de = e.length / Math.max(1, n);
    float[] sums = new float[n * targets];
    for (int root = 0; root < tree.length; root++) {
      if (root > 0 && tree[root] == tree[root - 1]) {
        continue;
      }
      for (int i = 0; i < n; i++) {
        int node = root;
        while (input[node] >= 0) {
          node = e[i * de + input[node]] <= threshold[node] ? low[node] : high[node];
        }
        sums[i * targets + target[node]] += value[node];
      }
    }
    return sums;
  }
}
