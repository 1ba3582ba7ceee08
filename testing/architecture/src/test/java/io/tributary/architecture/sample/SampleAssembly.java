package io.tributary.architecture.sample;

/** The root of a house that breaks the rules. */
public final class SampleAssembly {}
