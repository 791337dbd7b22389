package io.clew.analysis.linkage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What reasons weigh and from where on a tie is proposed, read from {@code incident/linkage.yaml}.
 *
 * @param things weight by kind of thing that two cases share
 * @param called factor for a number that only rang both
 * @param against what each counter-reason takes off, by its code
 */
public record LinkageLimits(
        Map<String, Double> things,
        double called,
        MoneyLimits money,
        Manner manner,
        Map<String, Double> against,
        int apartDays,
        @JsonProperty("public") Everybodys everybodys) {

    /** @param share of each case's loss that must reach the account, 0 to 1 */
    public record MoneyLimits(double weight, double share, int days, int depth) {}

    /** Coefficients of a logistic regression; see the file. */
    public record Manner(
            double least,
            double weight,
            int top,
            double base,
            double words,
            double beginning,
            double course,
            double end,
            double siteSame,
            double siteOther,
            double chatSame,
            double chatOther,
            double appSame,
            double appOther,
            double means) {}

    /** Cases and kinds of fraud from which on a thing is everybody's. */
    public record Everybodys(int cases, int kinds) {}

    public static LinkageLimits shipped() {
        try (InputStream in = LinkageLimits.class.getResourceAsStream("/incident/linkage.yaml")) {
            if (in == null) {
                throw new IllegalStateException("incident/linkage.yaml is missing from the build");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, LinkageLimits.class);
        } catch (IOException e) {
            throw new UncheckedIOException("incident/linkage.yaml cannot be read", e);
        }
    }
}
