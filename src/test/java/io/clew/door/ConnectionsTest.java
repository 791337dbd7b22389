package io.clew.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final int MOST = 600;
    private static final String PROXY = "10.0.0.9";

    private long now;
    private int ports = 1_000;
    private final Connections connections = new Connections(PROXY::equals, MOST, () -> now);

    /** A connection from an address, as it is accepted. */
    private final class Line extends EmbeddedChannel {
        private final @Nullable InetSocketAddress from;
        private final boolean admitted;

        Line(String from) {
            this.from = new InetSocketAddress(from, ports++);
            this.admitted = connections.admit(this);
        }

        @Override
        protected @Nullable SocketAddress remoteAddress0() {
            return from;
        }

        private String name() {
            var address = (InetSocketAddress) remoteAddress();
            return Connections.name(address.getAddress().getHostAddress(), address.getPort());
        }

        void begins() {
            connections.begun(name());
        }

        void isAnswered() {
            connections.ended(name());
        }
    }

    private List<Line> lines(String from, int many) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            lines.add(new Line(from));
            now++;
        }
        return lines;
    }

    @Test
    void whoComesInTakesThePlaceOfTheOneOfItsAddressThatWasSilentLongest() {
        var neighbour = new Line("10.0.0.2");
        var lines = lines("10.0.0.1", Connections.OF_ADDRESS);
        lines.get(0).begins();
        lines.get(1).begins();
        lines.get(1).isAnswered(); // and so silent for less time than any other
        assertThat(lines("10.0.0.1", 2)).allMatch(line -> line.admitted && line.isOpen());
        assertThat(lines).filteredOn(line -> !line.isOpen()).containsExactly(lines.get(2), lines.get(3));
        assertThat(neighbour.isOpen()).isTrue();
    }

    @Test
    void whereEveryOneIsAtWorkOneMoreOfTheAddressIsRefusedUntilOneIsDone() {
        var lines = lines("10.0.0.1", Connections.OF_ADDRESS);
        lines.forEach(Line::begins);
        assertThat(new Line("10.0.0.1").admitted).isFalse();
        assertThat(new Line("10.0.0.2").admitted).isTrue();
        lines.get(7).isAnswered();
        var next = new Line("10.0.0.1");
        next.begins();
        assertThat(next.admitted).isTrue();
        assertThat(lines).filteredOn(line -> !line.isOpen()).containsExactly(lines.get(7));
        assertThat(new Line("10.0.0.1").admitted).isFalse();
        lines.get(8).close();
        assertThat(new Line("10.0.0.1").admitted).as("after one was closed").isTrue();
    }

    @Test
    void manyAddressesTogetherKeepNobodyOut() {
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.addAll(lines("10.0.1." + i, MOST / 20));
        }
        var newcomer = new Line("10.0.0.2");
        assertThat(newcomer.admitted && newcomer.isOpen()).isTrue();
        assertThat(all).filteredOn(line -> !line.isOpen()).containsExactly(all.getFirst());
    }

    @Test
    void aConfiguredProxyHasAsManyAsItLikes() {
        assertThat(lines(PROXY, Connections.OF_ADDRESS + 50)).allMatch(line -> line.admitted && line.isOpen());
    }

    @Test
    void whatIsSilentTooLongIsClosedHoweverManyBytesDripIn() {
        var never = new Line("10.0.0.1");
        var answered = new Line("10.0.0.1");
        var atWork = new Line("10.0.0.1");
        answered.begins();
        answered.isAnswered();
        atWork.begins();
        now += Connections.FIRST.plusSeconds(1).toNanos();
        connections.closeLate();
        assertThat(List.of(never.isOpen(), answered.isOpen(), atWork.isOpen())).containsExactly(false, true, true);
        now += Connections.NEXT.toNanos();
        connections.closeLate();
        assertThat(List.of(answered.isOpen(), atWork.isOpen())).containsExactly(false, true);
        now += Duration.ofHours(1).toNanos();
        connections.closeLate();
        assertThat(atWork.isOpen()).as("a long import").isTrue();
    }
}
