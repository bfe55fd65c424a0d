package io.sales360.planner.bench;

import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.benchmark.Contender;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every forecast as CSV: {@code unique_id,h,model,mean,q0.005…q0.995}. */
public final class ForecastFile implements AutoCloseable {
  private final BufferedWriter writer;

  /** Begins a new file. */
  public ForecastFile(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    writer.write("unique_id,h,model,mean");
    for (double p : QuantileLevels.wide().probabilities()) {
      writer.write(",q" + p);
    }
    writer.write('\n');
  }

  /** Writes one row per step. */
  public void add(String model, BenchmarkSeries series, Contender.Answer answer) {
    try {
      for (Step step : answer.steps()) {
        StringBuilder row = new StringBuilder(512);
        row.append(quoted(series.id())).append(',').append(step.h()).append(',');
        row.append(quoted(model)).append(',').append(step.mean());
        for (double value : step.quantiles().toArray()) {
          row.append(',').append(value);
        }
        writer.append(row).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"") || text.contains("\n")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
