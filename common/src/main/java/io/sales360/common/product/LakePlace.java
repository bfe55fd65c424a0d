package io.sales360.common.product;

import java.io.Serializable;

/**
 * Where the lake is.
 *
 * @param path directory; a relative one starts at the working directory
 */
public record LakePlace(String path) implements Serializable {}
