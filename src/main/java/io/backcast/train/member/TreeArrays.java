package io.backcast.train.member;

import io.backcast.train.net.Trees;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;

/** Collects the nodes of Tribuo's trees into arrays. */
final class TreeArrays {
  private final int targets;
  private final List<Entry> nodes = new ArrayList<>();
  private int trees;

  /** A node; {@code input} is −1 in a leaf. */
  private record Entry(
      int tree, int target, int input, float threshold, int low, int high, float value) {}

  TreeArrays(int targets) {
    this.targets = targets;
  }

  /** Adds a tree whose leaves count with a factor. */
  void add(TreeModel<Regressor> model, int target, double factor) {
    add(model.getRoot(), target, factor);
    trees++;
  }

  private int add(Node<Regressor> node, int target, double factor) {
    int at = nodes.size();
    if (node instanceof SplitNode<Regressor> split) {
      nodes.add(new Entry(trees, target, split.getFeatureID(), 0, 0, 0, 0));
      int low = add(split.getLessThanOrEqual(), target, factor);
      int high = add(split.getGreaterThan(), target, factor);
      nodes.set(
          at,
          new Entry(trees, target, split.getFeatureID(), (float) split.splitValue(), low, high, 0));
    } else if (node instanceof LeafNode<Regressor> leaf) {
      float value = (float) (leaf.getOutput().getValues()[0] * factor);
      nodes.add(new Entry(trees, target, -1, 0, 0, 0, value));
    } else {
      throw new IllegalStateException("a node of an unknown kind: " + node);
    }
    return at;
  }

  Trees build() {
    int n = nodes.size();
    float[] threshold = new float[n];
    float[] value = new float[n];
    for (int i = 0; i < n; i++) {
      threshold[i] = nodes.get(i).threshold;
      value[i] = nodes.get(i).value;
    }
    return new Trees(
        targets,
        nodes.stream().mapToInt(Entry::tree).toArray(),
        nodes.stream().mapToInt(Entry::target).toArray(),
        nodes.stream().mapToInt(Entry::input).toArray(),
        threshold,
        nodes.stream().mapToInt(Entry::low).toArray(),
        nodes.stream().mapToInt(Entry::high).toArray(),
        value);
  }
}
