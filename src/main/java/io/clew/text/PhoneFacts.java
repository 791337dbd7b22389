package io.clew.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.util.Locale;
import java.util.Optional;

/**
 * What a telephone number says by itself. Numbers are carried from one carrier to another, so the carrier is a hint.
 *
 * @param place where the number was given out, in Chinese, such as 广东省深圳市; empty where unknown
 * @param carrier to whom the range belongs, in Chinese; empty where unknown
 */
public record PhoneFacts(String place, String carrier) {

    /** @param number the value of a phone key; empty for short and service numbers and for what cannot be read */
    public static Optional<PhoneFacts> of(String number) {
        if (!number.startsWith("+")) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, "CN");
            String place = PhoneNumberOfflineGeocoder.getInstance().getDescriptionForNumber(parsed, Locale.CHINA);
            String carrier = PhoneNumberToCarrierMapper.getInstance().getNameForNumber(parsed, Locale.CHINA);
            return Optional.of(new PhoneFacts(place, carrier));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
