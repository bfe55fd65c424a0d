package io.sales360.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.SeriesForecast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of docs/forecasting.md: the page shows the lines of this file, and they run. */
class DocumentedExampleTest {
  @Test
  void theExampleRuns() {
    // example starts
    double[] units = {
      112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149,
      170, 170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166
    };
    TimeSeries history = TimeSeries.of("shoes", Frequency.MONTH, LocalDate.of(2021, 1, 1), units);
    SeriesForecast forecast = AutoForecastSpec.fast().forecast(history, Horizon.of(3));
    Step january = forecast.steps().get(0);
    Interval likely = january.interval(80);
    // example ends
    assertThat(january.period()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(january.mean()).isBetween(155.0, 190.0);
    assertThat(likely.contains(january.mean())).isTrue();
    assertThat(forecast.reason()).isNull();
  }

  @Test
  void thePageShowsTheExample() throws IOException {
    Path here = Path.of("src/test/java/io/sales360/forecasting/DocumentedExampleTest.java");
    String example =
        Files.readString(here, StandardCharsets.UTF_8)
            .lines()
            .dropWhile(line -> !line.contains("// example starts"))
            .skip(1)
            .takeWhile(line -> !line.contains("// example ends"))
            .map(line -> line.replaceFirst("^    ", ""))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("../docs/forecasting.md"), StandardCharsets.UTF_8))
        .contains(example);
  }
}
