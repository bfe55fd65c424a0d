package io.sales360.planner.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one chart: the first column names, every numeric column after it is drawn. Names that are
 * days or months make lines, in which columns {@code low} and {@code high} are the edges of a band;
 * other names make bars. Only the rows decide what is written: no clock, no font is asked for.
 */
public final class SvgChart implements RowSink {
  static final int MOST_ROWS = 400;

  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int MARGIN = 16;
  private static final int ROW = 18;
  private static final int GAP = 8;
  private static final int CHARACTER = 7;
  private static final int MOST_CHARACTERS = 34;
  private static final int TICKS = 4;
  private static final int FIGURE_WIDTH = 64;
  private static final MathContext DIGITS = new MathContext(3);
  private static final List<String> COLOURS = List.of("#1d5fc4", "#b4500a", "#18734a", "#7a4fb5");
  private static final Pattern PERIOD = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

  private final Writer to;
  private final List<String> labels = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private List<String> columns = List.of();

  /** What is drawn of one column. */
  private record Series(String name, List<@Nullable Double> values) {}

  public SvgChart(Writer to) {
    this.to = to;
  }

  @Override
  public void begin(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    if (rows.size() == MOST_ROWS) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "A chart has at most %d rows.%nMaybe group the rows, or add LIMIT.".formatted(MOST_ROWS));
    }
    Object label = values.get(0);
    labels.add(label == null ? "(none)" : label.toString());
    rows.add(values);
  }

  @Override
  public void end() throws IOException {
    List<Series> series = series();
    if (series.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing can be drawn: after the first column no column has numbers.\nMaybe select a name first, then figures.");
    }
    boolean isTime =
        labels.size() > 1 && labels.stream().allMatch(l -> PERIOD.matcher(l).matches());
    to.write(isTime ? lines(series) : bars(series));
    to.flush();
  }

  private List<Series> series() {
    List<Series> series = new ArrayList<>();
    for (int column = 1; column < columns.size(); column++) {
      List<@Nullable Double> values = new ArrayList<>();
      boolean hasNumbers = false;
      boolean hasText = false;
      for (List<@Nullable Object> row : rows) {
        Object value = row.get(column);
        hasNumbers |= value instanceof Number;
        hasText |= value != null && !(value instanceof Number);
        values.add(value instanceof Number number ? Double.valueOf(number.doubleValue()) : null);
      }
      if (hasNumbers && !hasText) {
        series.add(new Series(columns.get(column), values));
      }
    }
    return series;
  }

  private String bars(List<Series> series) {
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    int left = MARGIN + CHARACTER * Math.min(MOST_CHARACTERS, longest) + GAP;
    double low = Math.min(0, extreme(series, false));
    double high = Math.max(0, extreme(series, true));
    double scale = (WIDTH - MARGIN - FIGURE_WIDTH - left) / Math.max(1e-300, high - low);
    double zero = left - low * scale;
    StringBuilder drawn = new StringBuilder();
    int y = legend(series, drawn);
    for (int i = 0; i < labels.size(); i++) {
      text(drawn, left - GAP, y + ROW - 5, "end", "#16202c", shortened(labels.get(i)));
      for (int s = 0; s < series.size(); s++) {
        Double value = series.get(s).values().get(i);
        if (value != null) {
          double end = zero + value * scale;
          drawn.append(
              format(
                  "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                  Math.min(zero, end),
                  y + 2,
                  Math.max(0.5, Math.abs(end - zero)),
                  ROW - 4,
                  colour(s)));
          text(drawn, Math.max(zero, end) + 5, y + ROW - 5, "start", "#54606e", figure(value));
        }
        y += ROW;
      }
      y += series.size() > 1 ? GAP : 2;
    }
    return framed(y + MARGIN, drawn);
  }

  private String lines(List<Series> series) {
    List<Series> drawnLines =
        series.stream().filter(s -> !s.name().equals("low") && !s.name().equals("high")).toList();
    double low = Math.min(0, extreme(series, false));
    double high = Math.max(0, extreme(series, true));
    StringBuilder drawn = new StringBuilder();
    int top = legend(drawnLines, drawn) + GAP;
    int bottom = HEIGHT - MARGIN - ROW;
    double scale = (bottom - top) / Math.max(1e-300, high - low);
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = low + (high - low) * tick / TICKS;
      double y = bottom - (value - low) * scale;
      drawn.append(
          format(
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dde2e8\"/>%n",
              MARGIN + FIGURE_WIDTH, y, WIDTH - MARGIN, y));
      text(drawn, MARGIN + FIGURE_WIDTH - GAP, y + 4, "end", "#54606e", figure(value));
    }
    band(series, low, bottom, scale, drawn);
    for (int s = 0; s < drawnLines.size(); s++) {
      drawn.append(
          format(
              "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
              path(drawnLines.get(s).values(), low, bottom, scale), colour(s)));
    }
    int every = Math.max(1, (labels.size() + 5) / 6);
    for (int i = 0; i < labels.size(); i += every) {
      text(drawn, x(i), bottom + ROW, "middle", "#54606e", labels.get(i));
    }
    return framed(HEIGHT, drawn);
  }

  private void band(
      List<Series> series, double low, int bottom, double scale, StringBuilder drawn) {
    List<@Nullable Double> lower = values(series, "low");
    List<@Nullable Double> upper = values(series, "high");
    for (int i = 1; i < Math.min(lower.size(), upper.size()); i++) {
      Double a = lower.get(i - 1);
      Double b = lower.get(i);
      Double c = upper.get(i);
      Double d = upper.get(i - 1);
      if (a != null && b != null && c != null && d != null) {
        drawn.append(
            format(
                "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"#1d5fc4\" fill-opacity=\"0.18\"/>%n",
                x(i - 1),
                bottom - (a - low) * scale,
                x(i),
                bottom - (b - low) * scale,
                x(i),
                bottom - (c - low) * scale,
                x(i - 1),
                bottom - (d - low) * scale));
      }
    }
  }

  private static List<@Nullable Double> values(List<Series> series, String name) {
    return series.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(Series::values)
        .orElse(List.of());
  }

  /** A missing value ends a line; the next one begins another. */
  private String path(List<@Nullable Double> values, double low, int bottom, double scale) {
    StringBuilder path = new StringBuilder();
    boolean isDown = false;
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        path.append(
            format("%s%.1f %.1f", isDown ? "L" : "M", x(i), bottom - (value - low) * scale));
      }
      isDown = value != null;
    }
    return path.toString();
  }

  private double x(int i) {
    double left = MARGIN + FIGURE_WIDTH + GAP;
    double right = WIDTH - MARGIN - FIGURE_WIDTH / 2.0;
    return left + (right - left) * i / (labels.size() - 1);
  }

  /** What the colours mean; the place below it. */
  private static int legend(List<Series> series, StringBuilder drawn) {
    int x = MARGIN;
    for (int s = 0; s < series.size(); s++) {
      drawn.append(
          format(
              "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\" fill=\"%s\"/>%n",
              x, MARGIN, colour(s)));
      text(drawn, x + 15, MARGIN + 9, "start", "#16202c", series.get(s).name());
      x += 30 + CHARACTER * series.get(s).name().length();
    }
    return MARGIN + ROW + GAP;
  }

  private static double extreme(List<Series> series, boolean isHighest) {
    double extreme = isHighest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (Series one : series) {
      for (Double value : one.values()) {
        if (value != null) {
          extreme = isHighest ? Math.max(extreme, value) : Math.min(extreme, value);
        }
      }
    }
    return extreme;
  }

  private static String framed(int height, StringBuilder drawn) {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH, height, WIDTH, height)
        + format("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#ffffff\"/>%n", WIDTH, height)
        + drawn
        + "</svg>\n";
  }

  private static void text(
      StringBuilder drawn, double x, double y, String anchor, String colour, String text) {
    drawn.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x, y, anchor, colour, escaped(text)));
  }

  private static String colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  private static String shortened(String label) {
    return label.length() <= MOST_CHARACTERS
        ? label
        : label.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  /** Three digits and a unit: 1.23M. */
  private static String figure(double value) {
    double size = Math.abs(value);
    double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e3 ? 1e3 : 1;
    String name = size >= 1e9 ? "G" : size >= 1e6 ? "M" : size >= 1e3 ? "k" : "";
    BigDecimal digits = BigDecimal.valueOf(value / unit).round(DIGITS).stripTrailingZeros();
    return digits.toPlainString() + name;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
