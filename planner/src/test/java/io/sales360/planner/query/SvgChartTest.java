package io.sales360.planner.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.planner.console.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgChartTest {
  @Test
  void barsAreAsLongAsTheirValues() throws Exception {
    Document chart =
        draw(
            List.of("name", "amount", "note"),
            List.of(
                Arrays.asList("A & <B>", new BigDecimal("1500"), "x"),
                Arrays.asList("C", 750L, "y"),
                Arrays.asList(null, -750.0, "z"),
                Arrays.asList("D", null, null)));
    List<Element> bars = elements(chart, "rect").stream().filter(r -> width(r) > 10).toList();

    // The frame, then one bar for each value.
    assertThat(bars).hasSize(4);
    assertThat(width(bars.get(1))).isCloseTo(2 * width(bars.get(2)), within());
    assertThat(width(bars.get(3))).isCloseTo(width(bars.get(2)), within());
    assertThat(Double.parseDouble(bars.get(3).getAttribute("x")))
        .isLessThan(Double.parseDouble(bars.get(1).getAttribute("x")));
    assertThat(elements(chart, "text").stream().map(Element::getTextContent))
        .contains("A & <B>", "(none)", "1.5k", "-750", "amount")
        .doesNotContain("note");
  }

  @Test
  void periodsMakeLinesAndBands() throws Exception {
    Document chart =
        draw(
            List.of("month", "mean", "low", "high"),
            List.of(
                Arrays.asList(LocalDate.of(2024, 1, 1), 10, null, null),
                Arrays.asList(LocalDate.of(2024, 2, 1), 20, 15, 25),
                Arrays.asList(LocalDate.of(2024, 3, 1), 30, 20, 40)));
    List<Element> paths = elements(chart, "path");

    assertThat(paths).hasSize(2);
    assertThat(paths.get(0).getAttribute("fill-opacity")).isNotEmpty();
    String line = paths.get(1).getAttribute("d");
    assertThat(line.split("[ML]")).hasSize(4);
    assertThat(elements(chart, "text").stream().map(Element::getTextContent))
        .contains("2024-01-01", "mean", "40")
        .doesNotContain("low", "high");
  }

  @Test
  void equalRowsAreDrawnAlikeAndGapsEndALine() throws Exception {
    List<String> columns = List.of("month", "a");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      rows.add(Arrays.asList("2024-0" + i, i == 4 ? null : i));
    }

    assertThat(text(columns, rows)).isEqualTo(text(columns, rows));
    assertThat(elements(parse(text(columns, rows)), "path").get(0).getAttribute("d"))
        .containsPattern("^M[^M]*M[^M]*$");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> text(List.of("a", "b"), List.of(List.of("x", "y"))))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no column has numbers");
    List<List<@Nullable Object>> many = new ArrayList<>();
    for (int i = 0; i <= SvgChart.MOST_ROWS; i++) {
      many.add(List.of("r" + i, i));
    }
    assertThatThrownBy(() -> text(List.of("a", "b"), many))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("at most 400 rows");
  }

  private static Document draw(List<String> columns, List<List<@Nullable Object>> rows)
      throws Exception {
    return parse(text(columns, rows));
  }

  private static String text(List<String> columns, List<List<@Nullable Object>> rows)
      throws Exception {
    StringWriter written = new StringWriter();
    SvgChart chart = new SvgChart(written);
    chart.begin(columns);
    for (List<@Nullable Object> row : rows) {
      chart.row(row);
    }
    chart.end();
    return written.toString();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document chart, String name) {
    NodeList found = chart.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static double width(Element rectangle) {
    return Double.parseDouble(rectangle.getAttribute("width"));
  }

  private static Offset<Double> within() {
    return Offset.offset(0.2);
  }
}
