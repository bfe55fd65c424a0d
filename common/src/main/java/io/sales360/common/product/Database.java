package io.sales360.common.product;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A database that tables are read from through JDBC.
 *
 * @param url JDBC address, without any secret
 * @param user name to log in with; empty for none
 * @param password where the password is found; null for none
 */
public record Database(String url, String user, @Nullable Secret password)
    implements Serializable {}
