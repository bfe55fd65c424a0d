package io.sales360.planner.demo.dialect;

/**
 * How much dirt of one kind was planted. Grain: feed, file, kind, detail.
 *
 * @param feed the feed whose file it is, such as {@code sales_order}
 * @param file the file, relative to the directory of the sources
 * @param detail the column that carries the dirt, empty if the whole record does
 */
public record PlantedDirt(
    String feed, String file, DirtKind kind, DirtKind.Outcome outcome, String detail, int count) {}
