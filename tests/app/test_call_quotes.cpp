// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>

#include "app/host/call_quotes.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;

namespace {

// 2 and 8 dollars a million tokens, and ten times that.
constexpr std::array<std::string_view, 1> kFiles{
    "{\"family\": \"openai\", \"kinds\": [\"openai\"], \"hosts\": [], \"models\": ["
    "{\"model\": \"known\", \"from\": \"2023-01-01\", \"in\": 2, \"out\": 8},"
    "{\"model\": \"dear\", \"from\": \"2023-01-01\", \"in\": 20, \"out\": 80}]}"};

constexpr std::string_view kBody =
    "{\"model\":\"known\",\"max_tokens\":1000,"
    "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

constexpr std::string_view kNoLimit =
    "{\"model\":\"known\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

class FixedPolicy : public control::PolicyControl {
public:
    explicit FixedPolicy(std::shared_ptr<const policy::Snapshot> snapshot)
        : m_snapshot(std::move(snapshot)) {}

    std::shared_ptr<const policy::Snapshot> snapshot() const override { return m_snapshot; }
    const std::string& text() const override { return m_text; }
    Result<void> edit(const Edit&, std::string_view, std::string_view) override { return {}; }
    Result<void> keysChanged() override { return {}; }
    Result<providers::Provider> compile(const admin::ProviderSettings&) const override {
        return Error::unsupported("Not here.");
    }
    std::vector<control::FormerPlace> formerPlaces() const override { return {}; }
    void learnModels(std::string_view, std::vector<std::string>) override {}

private:
    std::shared_ptr<const policy::Snapshot> m_snapshot;
    std::string m_text;
};

std::shared_ptr<const policy::Snapshot> policyOf() {
    policy::Snapshot snapshot;
    snapshot.providers = {test::provider("openai", "openai", {"known", "dear", "other", "short"}),
                          test::provider("claude", "anthropic", {"sonnet"}),
                          test::provider("mine", "ollama", {"qwen3"})};
    snapshot.providers[2].free = true;
    snapshot.providers[0].capabilities = {{"short", {.output = 999}}};
    snapshot.models = {test::model(snapshot, "both", {{0, "known"}, {0, "dear"}}),
                       test::model(snapshot, "with-unpriced", {{0, "known"}, {0, "other"}}),
                       test::model(snapshot, "with-short", {{0, "short"}, {0, "known"}})};
    policy::Route agents;
    agents.name = "agents";
    agents.when = {.kind = ConditionKind::Test, .field = RouteField::Model, .values = {"auto"}};
    agents.choices = {{"both", 1, snapshot.models[0].targets}};
    policy::Route never = agents;
    never.name = "never";
    never.when.values = {"never"};
    never.choices.clear();
    never.refuse = "Not here.";
    snapshot.routes = {agents, never};
    snapshot.index();
    return std::make_shared<const policy::Snapshot>(std::move(snapshot));
}

Usage used(std::uint64_t in, std::uint64_t out) {
    Usage usage;
    usage.inUncached = in;
    usage.outText = out;
    usage.source = Source::Reported;
    return usage;
}

}  // namespace

// What a call is said to cost before it is made.
class TestCallQuotes : public QObject {
    Q_OBJECT

    const books::PriceList m_prices = std::move(books::PriceList::read(kFiles).value());
    const SystemClock m_clock;
    const FixedPolicy m_policy{policyOf()};
    const app::PricedQuotes m_quotes{m_policy, m_prices, m_clock};

    Result<admin::ReplayQuote> quote(std::string_view model, const Usage& usage,
                                     std::string_view endpoint = "/v1/chat/completions") const {
        return m_quotes.quote({endpoint, kBody, model, usage});
    }

private slots:
    // It asks for a thousand tokens.
    void whatCannotServeItIsNotQuoted() {
        QCOMPARE(quote("with-short", used(10, 10))->target, std::string("openai/known"));
        QCOMPARE(quote("openai/short", used(10, 10)).error().message,
                 std::string("No target of this model can serve this call. openai/short comes "
                             "nearest: answers with at most 999 tokens, the call asks for 1,000."));
    }

    void itIsReckonedWithWhatTheRecordedCallUsed() {
        const auto known = quote("known", used(1'000'000, 500'000));
        QVERIFY(known);
        QCOMPARE(known->target, std::string("openai/known"));
        QVERIFY(known->pricing == Pricing::Priced);
        QVERIFY(known->expectedKnown);
        QCOMPARE(known->expected.text(), std::string("6.00"));
        QCOMPARE(known->tokensIn, std::uint64_t(1'000'000));
        QCOMPARE(known->tokensOut, std::uint64_t(500'000));
    }

    void theMostIsAllTheOutputThatItAsksFor() {
        const auto known = quote("known", used(10, 10));
        QVERIFY(known->mostKnown);
        // A thousand tokens out are 0.008 of it.
        QVERIFY(known->most >= Money::fromNano(8'000'000));
        QVERIFY(known->most < Money::fromNano(8'200'000));
    }

    void theMostIsNeverBelowWhatIsExpected() {
        const auto known = quote("known", used(1'000'000, 500'000));
        QVERIFY(known->most == known->expected);
    }

    // The provider ends the answer where it likes.
    void withoutALimitThereIsNoMost() {
        const auto known = m_quotes.quote({"/v1/chat/completions", kNoLimit, "known", Usage()});
        QVERIFY(known);
        QVERIFY(!known->mostKnown);
        QVERIFY(known->most > Money());
    }

    void whatIsNotWrittenNeedsNoLimit() {
        const auto known = m_quotes.quote(
            {"/v1/embeddings", "{\"model\":\"known\",\"input\":\"hello\"}", "known", Usage()});
        QVERIFY(known);
        QVERIFY(known->mostKnown);
    }

    // It is where the call ends up when the targets before it fail.
    void theMostIsOfTheDearestTarget() {
        const auto known = quote("both", used(10, 10));
        QCOMPARE(known->target, std::string("openai/known"));
        QVERIFY(known->mostKnown);
        QVERIFY(known->most >= Money::fromNano(80'000'000));
        QVERIFY(known->most > known->expected);
        QVERIFY(!quote("with-unpriced", used(10, 10))->mostKnown);
    }

    // It is decided as a call is: by routes before names.
    void routesSayWhereItGoes() {
        const auto known = quote("auto", used(10, 10));
        QVERIFY2(known.ok(), known ? "" : known.error().text().c_str());
        QCOMPARE(known->target, std::string("openai/known"));
        QVERIFY(known->most >= Money::fromNano(80'000'000));
        const auto refused = quote("never", used(10, 10));
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, std::string("Not here."));
    }

    // A tier was the answer's: it cannot be asked for, so it is not reckoned with.
    void theTierOfTheRecordedCallIsNotExpectedAgain() {
        Usage usage = used(1'000'000, 0);
        usage.tier = ServiceTier::Batch;
        QCOMPARE(quote("known", usage)->expected.text(), std::string("2.00"));
    }

    void withoutAKnownUsageThereIsOnlyAMost() {
        const auto known = quote("known", Usage());
        QVERIFY(known);
        QVERIFY(!known->expectedKnown);
        QCOMPARE(known->expected.nano(), std::int64_t(0));
        QVERIFY(known->pricing == Pricing::Priced);
        QVERIFY(known->most > Money());
        QVERIFY(known->tokensIn > 0);
    }

    void aModelWithoutAPriceIsUnpriced() {
        const auto other = quote("openai/other", used(10, 10));
        QVERIFY(other);
        QVERIFY(other->pricing == Pricing::Unpriced);
        QCOMPARE(other->expected.nano(), std::int64_t(0));
    }

    void freeIsAPrice() { QVERIFY(quote("mine/qwen3", used(10, 10))->pricing == Pricing::Free); }

    void whatCannotBeAskedForIsSaid() {
        QVERIFY(quote("never-heard-of", Usage()).error().code == ErrorCode::Invalid);
        // It speaks another dialect, and such a call is not translated.
        QVERIFY(quote("claude/sonnet", Usage(), "/v1/embeddings").error().code ==
                ErrorCode::Invalid);
        QVERIFY(quote("known", Usage(), "/v1/other").error().code == ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestCallQuotes)
#include "test_call_quotes.moc"
