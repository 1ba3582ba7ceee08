package io.tributary.connect.hudi.model;

/** A row in the shape in which the table keeps it; only the adapter that made it looks inside. */
public interface Row {}
