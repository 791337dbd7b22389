package io.clew.analysis.scene;

import java.util.Map;

/** Values of one pattern's parameters: money in 分, times in milliseconds. */
public final class Parameters {

    private final String code;
    private final Map<String, Double> values;

    Parameters(String code, Map<String, Double> values) {
        this.code = code;
        this.values = Map.copyOf(values);
    }

    public double share(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("pattern " + code + " has no parameter '" + name + "'");
        }
        return value;
    }

    public long fen(String name) {
        return (long) share(name);
    }

    public long millis(String name) {
        return (long) share(name);
    }

    public int count(String name) {
        return (int) share(name);
    }
}
