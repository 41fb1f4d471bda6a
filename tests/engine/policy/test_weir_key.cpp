// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>

#include "engine/base/scrub.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/identity/weir_key.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

class ConstantRandom final : public Random {
public:
    explicit ConstantRandom(std::byte value) : m_value(value) {}
    void fill(std::span<std::byte> bytes) override {
        std::fill(bytes.begin(), bytes.end(), m_value);
    }

private:
    std::byte m_value;
};

KeyEntry entryOf(const Secret& key, const std::string& name) {
    KeyEntry entry;
    entry.hash = hashOfKey(key.reveal());
    entry.identity.name = name;
    return entry;
}

}  // namespace

class TestWeirKey : public QObject {
    Q_OBJECT

private slots:
    void hasItsForm() {
        test::SeededRandom random(1);
        std::set<std::string> seen;
        for (int i = 0; i < 1'000; ++i) {
            const Secret key = makeKey(random);
            const std::string text(key.reveal());
            QCOMPARE(text.size(), kKeyLength);
            QVERIFY(text.starts_with("weir_sk_"));
            QVERIFY(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "abcdefghijklmnopqrstuvwxyz",
                                           8) == std::string::npos);
            QVERIFY(isWellFormedKey(text));
            QVERIFY(seen.insert(text).second);
        }
    }

    // Written down, so that a key made by one version is a key for the next.
    void keepsItsForm() {
        ConstantRandom zeros(std::byte{0});
        ConstantRandom ones(std::byte{0xff});
        QCOMPARE(std::string(makeKey(zeros).reveal()), kOfZeros);
        QCOMPARE(std::string(makeKey(ones).reveal()), kOfOnes);
    }

    void noticesEverySlip() {
        test::SeededRandom random(2);
        const std::string good(makeKey(random).reveal());
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string wrong = good;
            wrong[i] = wrong[i] == 'a' ? 'b' : 'a';
            QVERIFY2(!isWellFormedKey(wrong), wrong.c_str());
            if (i + 1 < good.size() && good[i] != good[i + 1]) {
                std::string swapped = good;
                std::swap(swapped[i], swapped[i + 1]);
                QVERIFY2(!isWellFormedKey(swapped), swapped.c_str());
            }
        }
        QVERIFY(!isWellFormedKey(good.substr(0, good.size() - 1)));
        QVERIFY(!isWellFormedKey(good + "a"));
        QVERIFY(!isWellFormedKey(""));
    }

    void aTokenIsMadeTheSameWayAndIsNoKey() {
        test::SeededRandom random(1);
        const Secret token = makeToken(random);
        const Secret key = makeKey(random);
        QVERIFY(token.reveal().starts_with("weir_op_"));
        QCOMPARE(token.reveal().size(), kKeyLength);
        QVERIFY(isWellFormedToken(token.reveal()) && !isWellFormedKey(token.reveal()));
        QVERIFY(isWellFormedKey(key.reveal()) && !isWellFormedToken(key.reveal()));
        QCOMPARE(startOfKey(token.reveal()).size(), std::size_t{12});
        QVERIFY(scrub("with " + std::string(token.reveal())) == "with [key]");
        const auto refused = KeyTable().identify(token.reveal(), Timestamp());
        QVERIFY(!refused && refused.error().message.find("token") != std::string::npos);
    }

    void hashesAsSha256() {
        const KeyHash hash = hashOfKey("abc");
        const QByteArray hex =
            QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size())).toHex();
        QCOMPARE(hex,
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hashOfKey("abc"), hash);
    }

    void showsOnlyItsStart() {
        test::SeededRandom random(3);
        const Secret key = makeKey(random);
        const std::string start = startOfKey(key.reveal());
        QCOMPARE(start.size(), std::size_t(12));
        QVERIFY(key.reveal().starts_with(start));
        QCOMPARE(startOfKey("a-secret-of-my-own"), std::string());
    }

    void isScrubbedFromTexts() {
        test::SeededRandom random(4);
        const std::string key(makeKey(random).reveal());
        QVERIFY(scrub("it was " + key + ", alas").find(key.substr(12)) == std::string::npos);
    }

    void letsInWhoIsKnown() {
        test::SeededRandom random(5);
        const Secret ada = makeKey(random);
        const Secret bob = makeKey(random);
        const Secret stranger = makeKey(random);
        const Secret own(std::string_view("chosen-by-a-person"));
        KeyEntry revoked = entryOf(bob, "bob");
        revoked.identity.revoked = true;
        const KeyTable table({entryOf(ada, "ada"), revoked, entryOf(own, "own")});
        QCOMPARE(table.size(), std::size_t(2));
        QCOMPARE((*table.identify(ada.reveal(), Timestamp()))->name, std::string("ada"));
        QCOMPARE((*table.identify(own.reveal(), Timestamp()))->name, std::string("own"));
        QCOMPARE(table.identify(bob.reveal(), Timestamp()).error().message,
                 std::string("The key was revoked."));
        QCOMPARE(table.identify(stranger.reveal(), Timestamp()).error().message,
                 std::string("The key is not known to this gateway."));
        QCOMPARE(table.identify(std::string(ada.reveal()) + "x", Timestamp()).error().message,
                 std::string("The key is incomplete or mistyped."));
        const auto foreign = table.identify("sk-proj-canary", Timestamp());
        QCOMPARE(foreign.error().message, std::string("This is not a key of this gateway."));
        QVERIFY(foreign.error().text().find("canary") == std::string::npos);
        QVERIFY(foreign.error().code == ErrorCode::Denied);
    }

    void anEndIsKeptToTheMicrosecond() {
        test::SeededRandom random(7);
        const Secret ada = makeKey(random);
        const Secret former = makeKey(random);
        const Timestamp end{Microseconds(1'800'000'000'000'000)};
        KeyEntry now = entryOf(ada, "ada");
        now.identity.rules =
            *KeyRules::make({.expiresAt = end, .models = {}, .providers = {}, .addresses = {}});
        KeyEntry before = entryOf(former, "ada");
        before.goodUntil = end - std::chrono::hours(1);
        const KeyTable table({now, before});
        QCOMPARE(table.size(), std::size_t(1));
        QVERIFY(table.identify(ada.reveal(), end - Microseconds(1)));
        const auto expired = table.identify(ada.reveal(), end);
        QCOMPARE(expired.error().message,
                 std::string("The key has expired: it was good until 2027-01-15T08:00:00.000Z."));
        QVERIFY(table.identify(former.reveal(), *before.goodUntil - Microseconds(1)));
        QCOMPARE(table.identify(former.reveal(), *before.goodUntil).error().message,
                 std::string("The key was replaced by a new one."));
        QCOMPARE(*table.nameOf(hashOfKey(former.reveal())), std::string("ada"));
        QVERIFY(table.nameOf(hashOfKey("another")) == nullptr);
    }

    void allowsModelsByNameOrBeginning() {
        const auto rules = KeyRules::make({.expiresAt = {},
                                           .models = {"gpt-5-mini", "claude-*"},
                                           .providers = {},
                                           .addresses = {}});
        QVERIFY(rules->allowsModel("gpt-5-mini") && rules->allowsModel("claude-sonnet-5"));
        QVERIFY(rules->allowsModel("claude-") && !rules->allowsModel("claude"));
        QVERIFY(!rules->allowsModel("gpt-5-mini-2") && !rules->allowsModel("openai/gpt-5-mini"));
        QVERIFY(!rules->allowsModel("") && KeyRules().allowsModel("anything"));
        for (const char* wrong : {"", "*-mini", "gpt*5", "**"}) {
            QVERIFY2(!KeyRules::make(
                         {.expiresAt = {}, .models = {wrong}, .providers = {}, .addresses = {}}),
                     wrong);
        }
        QVERIFY(KeyRules::make({.expiresAt = {}, .models = {"*"}, .providers = {}, .addresses = {}})
                    ->allowsModel("x"));
    }

    void allowsClientsByAddress() {
        const KeyAccess access{
            .expiresAt = {}, .models = {}, .providers = {}, .addresses = {"10.4.0.0/16", "::1"}};
        const auto rules = KeyRules::make(access);
        QVERIFY(rules->allowsClient("10.4.0.7:5000") && rules->allowsClient("[::1]:5000"));
        QVERIFY(!rules->allowsClient("127.0.0.1:5000") && !rules->allowsClient(""));
        QVERIFY(KeyRules().allowsClient("127.0.0.1:5000"));
        QVERIFY(!KeyRules::closed(access).allowsClient("10.4.0.7:5000"));
        QVERIFY(!KeyRules::make(
            {.expiresAt = {}, .models = {}, .providers = {}, .addresses = {"10.4.0.7/16"}}));
    }

    // The hash of a key is no key: whoever reads the database cannot call.
    void aHashLetsNobodyIn() {
        test::SeededRandom random(6);
        const Secret ada = makeKey(random);
        const KeyHash hash = hashOfKey(ada.reveal());
        const KeyTable table({entryOf(ada, "ada")});
        const std::string raw(reinterpret_cast<const char*>(hash.data()), hash.size());
        QVERIFY(!table.identify(raw, Timestamp()).ok());
    }

private:
    const std::string kOfZeros = "weir_sk_00000000000000000000000000047Ds9D";
    const std::string kOfOnes = "weir_sk_aWgEPTl1tmebfsQzFP4bxwgy80V4SdPva";
};

QTEST_GUILESS_MAIN(TestWeirKey)
#include "test_weir_key.moc"
