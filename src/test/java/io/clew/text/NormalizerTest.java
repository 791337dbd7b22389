package io.clew.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {

    private static final Normalizer NORMALIZER = Normalizer.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15400138000",
                "154 0013 8000",
                "154-0013-8000",
                "１５４００１３８０００",
                "+86 154 0013 8000",
                "0086-15400138000",
                "8615400138000",
                "一五四零零一三八零零零",
                "幺五四〇〇幺三八〇〇〇",
                "1795115400138000",
                "015400138000"
            })
    void everySpellingOfAMobileNumberIsOneKey(String written) {
        assertThat(NORMALIZER.normalize("phone", written)).contains(new EntityKey("phone", "+8615400138000"));
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 0755-12345678, +8675512345678",
        "phone, (010)12345678 转 801, +861012345678",
        "phone, 400-812-3123, +864008123123",
        "phone, 95588, 95588",
        "phone, +85261234567, +85261234567",
        "account, 6299 0202 0011 2233 445, 6299020200112233445",
        "account, ６２９９-0202, 62990202",
        "person, 11019919491231002x, 11019919491231002X",
        "device, 00-1a-2b-3c-4d-5e, 00:1A:2B:3C:4D:5E",
        "device, 356938035643800, 356938035643809",
        "ip, 2001:0DB8:0:0:0:FF00:42:8329, 2001:db8::ff00:42:8329",
        "ip, 192.0.2.010, 192.0.2.10",
        "url, HTTPS://Fake.Example:443/Login?id=1#top, https://fake.example/Login?id=1",
        "url, hxxp://fake[.]example/, http://fake.example",
        "domain, Shop.Example., shop.example",
        "email, Who@Mail.Example, who@mail.example",
        "chat, 微信号：ABC_123, wechat/abc_123",
        "chat, qq/12345, qq/12345",
        "plate, 粤b·12345, 粤B12345",
        "case, （2018）浙0103刑初123号, (2018)浙0103刑初123号",
        "name, 張 三, 张三",
        "wallet, 0x52908400098527886E0F7030069857D2E4169EE7, 0x52908400098527886e0f7030069857d2e4169ee7"
    })
    void bringsEachKindToOneSpelling(String type, String written, String value) {
        if (type.equals("person")) {
            String head = "11019919491231002";
            value = head + IdNumber.check(head);
            written = value.toLowerCase(java.util.Locale.ROOT);
        }
        assertThat(NORMALIZER.normalize(type, written)).contains(new EntityKey(type, value));
    }

    @ParameterizedTest
    @CsvSource({
        "person, 110199194912310020",
        "company, 91330106MA2CFH4K8P",
        "ip, 300.1.1.1",
        "account, 6222****2233",
        "wallet, 0x52908400098527886E0F7030069857D2E4169Ee7",
        "wallet, 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",
        "url, not an address",
        "email, a@b",
        "plate, 粤B1",
        "device, 356938035643808",
        "nothing, 1",
        "phone, 张三"
    })
    void refusesWhatCannotBeOne(String type, String written) {
        assertThat(NORMALIZER.normalize(type, written)).isEmpty();
    }

    @Test
    void readsATypedNumberAsEverythingItCouldBeLikeliestFirst() {
        assertThat(NORMALIZER.readings("154 0013 8000").getFirst()).isEqualTo(EntityKey.parse("phone:+8615400138000"));
        assertThat(NORMALIZER.readings("6299020200112233445").getFirst())
                .isEqualTo(EntityKey.parse("account:6299020200112233445"));
        assertThat(NORMALIZER.readings("123456789")).contains(EntityKey.parse("chat:qq/123456789"));
        assertThat(NORMALIZER.readings("张某某")).isEqualTo(List.of(EntityKey.parse("name:张某某")));
        assertThat(NORMALIZER.readings("phone:15400138000")).contains(EntityKey.parse("phone:+8615400138000"));
        assertThat(NORMALIZER.readings(" ")).isEmpty();
    }

    @Test
    void nothingTypedMakesItFail() {
        String pieces = "0123456789+-*#()./:@xX张三某微信qq一幺 \ud800\udc00\u0000[]\"'\\{}%$";
        for (int seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            assertThat(NORMALIZER.readings(text.toString())).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void aWrongDigitIsToldByEveryCheck() {
        assertThat(IdNumber.normalize("110199491231002"))
                .hasValueSatisfying(
                        number -> assertThat(IdNumber.isValid(number)).isTrue());
        assertThat(Luhn.isValid("79927398713")).isTrue();
        assertThat(Luhn.isValid("79927398710")).isFalse();
        assertThat(Imei.isValid("356938035643809")).isTrue();
        String code = "91999999M00000001";
        assertThat(Uscc.isValid(code + Uscc.check(code))).isTrue();
        assertThat(Uscc.isValid("91999999M00000002" + Uscc.check(code))).isFalse();
    }

    @Test
    void walletsAreKnownByTheirChecksums() {
        assertThat(Wallets.normalize("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8")).isPresent();
        assertThat(Wallets.normalize("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
                .isPresent();
        assertThat(Wallets.normalize("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")).isPresent();
        assertThat(Wallets.normalize("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"))
                .contains("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
        assertThat(Wallets.normalize("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"))
                .isPresent();
        assertThat(Wallets.normalize("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"))
                .isEmpty();
    }
}
