package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a feed's rows, where the product file names them.
 *
 * @param names null where only the files' headers know
 */
record KnownColumns(@Nullable List<String> names) {

  static KnownColumns of(FileFormat format, Feed.@Nullable Unpivot unpivot) {
    if (format.columns().isEmpty()) {
      return new KnownColumns(null);
    }
    List<String> names = new ArrayList<>(format.columns());
    if (unpivot != null) {
      names.removeAll(unpivot.columns());
      names.add(unpivot.nameColumn());
      names.add(unpivot.valueColumn());
    }
    return new KnownColumns(names);
  }

  void check(String column, YamlValue at) {
    if (names != null && !names.contains(column)) {
      at.problem(
          "The column " + column + " is none of the format's columns.",
          NearestName.hint(column, names));
    }
  }
}
