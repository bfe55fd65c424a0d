package io.sales360.common.product;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A place where sources are.
 *
 * @param name what feeds call it
 * @param path directory or {@code gs://} prefix of files; relative paths start at the data
 *     directory of the run ({@code --data}) or, without one, at the product file's own directory;
 *     empty for a database
 * @param database the database that it is; null for files
 */
public record Depot(String name, String path, @Nullable Database database)
    implements Serializable {}
