package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Attributes of series as numbers. An attribute whose values all read as numbers stays one; others
 * become two columns: the place of the value in alphabetical order, and the mean log size of the
 * series that share it. That mean is out of fold: series are dealt into folds by their place in the
 * order of ids, and those of a series' own fold are left out, so that it does not see itself.
 */
final class StaticEncoder {
  private static final int FOLDS = 5;

  private StaticEncoder() {}

  /** One array per member, all of one length. */
  static List<float[]> encode(List<Panel.Member> members, double[] sizes) {
    TreeSet<String> names = new TreeSet<>();
    members.forEach(member -> names.addAll(member.attributes().keySet()));
    List<float[]> columns = new ArrayList<>();
    for (String name : names) {
      List<String> values =
          members.stream().map(member -> member.attributes().getOrDefault(name, "")).toList();
      float[] numbers = numbers(values);
      if (numbers != null) {
        columns.add(numbers);
      } else {
        columns.add(places(values));
        columns.add(meanSizes(values, sizes));
      }
    }
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      float[] row = new float[columns.size()];
      for (int j = 0; j < row.length; j++) {
        row[j] = columns.get(j)[i];
      }
      rows.add(row);
    }
    return rows;
  }

  private static float @org.jspecify.annotations.Nullable [] numbers(List<String> values) {
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      String value = values.get(i);
      if (value.isBlank()) {
        numbers[i] = Float.NaN;
      } else if (value.matches("[-+]?[0-9]+(\\.[0-9]*)?")) {
        numbers[i] = Float.parseFloat(value);
      } else {
        return null;
      }
    }
    return numbers;
  }

  private static float[] places(List<String> values) {
    TreeMap<String, Integer> places = new TreeMap<>();
    values.forEach(value -> places.put(value, 0));
    int next = 0;
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      place.setValue(next++);
    }
    float[] column = new float[values.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = places.getOrDefault(values.get(i), 0);
    }
    return column;
  }

  private static float[] meanSizes(List<String> values, double[] sizes) {
    Map<String, double[]> sums = new HashMap<>();
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] > 0) {
        double[] sum = sums.computeIfAbsent(values.get(i), v -> new double[2 * FOLDS]);
        sum[2 * (i % FOLDS)] += StrictMath.log(sizes[i]);
        sum[2 * (i % FOLDS) + 1]++;
      }
    }
    float[] column = new float[sizes.length];
    for (int i = 0; i < column.length; i++) {
      double total = 0;
      double count = 0;
      double[] sum = sums.getOrDefault(values.get(i), new double[2 * FOLDS]);
      for (int fold = 0; fold < FOLDS; fold++) {
        if (fold != i % FOLDS) {
          total += sum[2 * fold];
          count += sum[2 * fold + 1];
        }
      }
      column[i] = count == 0 ? Float.NaN : (float) (total / count);
    }
    return column;
  }
}
