// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/import/litellm_import.hpp"
#include "engine/control/import/litellm_keys.hpp"

using namespace weir;
using namespace weir::control;

namespace {

const std::string kHash(64, 'a');
const std::string kOther(64, 'b');
const std::string kConfig =
    "model_list:\n"
    "  - {model_name: gpt, litellm_params: {model: openai/gpt-4o, api_key: "
    "os.environ/OPENAI_API_KEY}}\n";

std::string fact(const char* name, const std::string& value) {
    return std::string("\"") + name + "\": " + value;
}

std::string key(const std::string& more, const std::string& hash = kHash) {
    return "{" + fact("token", '"' + hash + '"') + (more.empty() ? "" : ", ") + more + "}";
}

}  // namespace

// Keys of LiteLLM go on by their hash, with what they may do.
class TestLiteLlmKeys : public QObject {
    Q_OBJECT

private slots:
    void everyFieldIsRead() {
        ImportNotes notes;
        const auto keys = readLiteLlmKeys(
            "{\"keys\": [" +
                key("\"key_alias\": \"ci runner\", \"team_id\": \"t-1\", \"team_alias\": \"Search "
                    "Team\", \"user_id\": \"mia@example.org\", \"models\": [\"gpt\"], "
                    "\"expires\": \"2027-01-31 00:00:00\", \"max_budget\": 12.5, "
                    "\"budget_duration\": \"30d\", \"rpm_limit\": 60, \"tpm_limit\": 1000, "
                    "\"max_parallel_requests\": 2, \"spend\": 3.0, \"blocked\": null") +
                "], \"total_count\": 1}",
            {}, notes);
        QVERIFY(keys.ok());
        QCOMPARE(keys->size(), std::size_t(1));
        const LiteLlmKey& only = keys->front();
        QCOMPARE(only.key.name, "ci-runner");
        QCOMPARE(only.key.team, "Search-Team");
        QCOMPARE(only.key.user, "mia-example.org");
        QCOMPARE(only.key.sha256, kHash);
        QCOMPARE(only.key.access.models, std::vector<std::string>{"gpt"});
        QCOMPARE(toIso(only.key.access.expiresAt).substr(0, 10), "2027-01-31");
        QCOMPARE(only.budget.dollars.value(), 12.5);
        QCOMPARE(only.rpm, 60U);
        QCOMPARE(only.tpm, 1000U);
        QCOMPARE(only.parallel, 2U);
        QVERIFY(notes.take().empty());
    }

    void keysWithoutAName() {
        ImportNotes notes;
        const auto keys =
            readLiteLlmKeys("[" + key("") + ", " + key("\"key_alias\": \"x\"", kOther) + ", " +
                                key("\"key_alias\": \"x\"", std::string(64, 'c')) + "]",
                            {}, notes);
        QVERIFY(keys.ok());
        QCOMPARE(keys->at(0).key.name, "litellm-aaaaaaaa");
        QCOMPARE(keys->at(1).key.name, "x");
        QCOMPARE(keys->at(2).key.name, "x-2");
    }

    void whatIsNotImportedIsSaid_data() {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("why");
        QTest::newRow("blocked") << key("\"blocked\": true") << std::string("blocked");
        QTest::newRow("no hash") << key("", "sk-canary") << std::string("no SHA-256");
        QTest::newRow("no date") << key("\"expires\": \"soon\"") << std::string("cannot be read");
        QTest::newRow("another zone")
            << key("\"expires\": \"2027-01-31T00:00:00+02:00\"") << std::string("cannot be read");
    }
    void whatIsNotImportedIsSaid() {
        QFETCH(std::string, json);
        QFETCH(std::string, why);
        ImportNotes notes;
        const auto keys = readLiteLlmKeys("[" + json + "]", {}, notes);
        QVERIFY(keys.ok() && keys->empty());
        const auto said = notes.take();
        QCOMPARE(said.size(), std::size_t(1));
        QVERIFY(said.front().outcome == admin::ImportOutcome::LeftOut);
        QVERIFY(said.front().why.find(why) != std::string::npos);
        QVERIFY(said.front().what.find("canary") == std::string::npos);
    }

    void allModelsAreNoRule() {
        ImportNotes notes;
        const auto keys = readLiteLlmKeys(
            "[" + key("\"models\": [\"gpt\", \"all-team-models\"]") + "]", {}, notes);
        QVERIFY(keys.ok());
        QVERIFY(keys->front().key.access.models.empty());
    }

    void whatKeysMayIsNotWidenedInSilence() {
        ImportNotes notes;
        const auto keys = readLiteLlmKeys(
            "{\"total_pages\": 3, \"keys\": [" +
                key("\"key_alias\": \"a\", \"team_id\": \"t\", \"models\": [\"all-team-models\"], "
                    "\"allowed_routes\": [\"/chat\"], \"permissions\": {}") +
                "]}",
            {}, notes);
        QVERIFY(keys.ok());
        const auto said = notes.take();
        QCOMPARE(said.size(), std::size_t(3));
        QVERIFY(said[0].why.find("one page of several") != std::string::npos);
        QVERIFY(said[1].why.find("every model here") != std::string::npos);
        QCOMPARE(said[2].what, "the key a: allowed_routes");
    }

    void keysThatAreThere() {
        ImportNotes notes;
        const auto keys = readLiteLlmKeys(
            "[" + key("\"key_alias\": \"a\"") + ", " + key("\"key_alias\": \"b\"", kOther) + "]",
            {{"b"}, {kHash}}, notes);
        QVERIFY(keys.ok());
        QCOMPARE(keys->size(), std::size_t(1));
        QCOMPARE(keys->front().key.name, "b-2");
        QVERIFY(notes.take().front().why.find("already") != std::string::npos);
    }

    void theirLimitsAndBudgetsStandInTheDocument() {
        const auto import = importLiteLlm(
            kConfig,
            "[" +
                key("\"key_alias\": \"ci\", \"max_budget\": 5, \"budget_duration\": \"1d\", "
                    "\"rpm_limit\": 60") +
                "]",
            "version: 1\n", SecretsGo::ToEnvironment);
        QVERIFY(import.ok());
        QVERIFY2(import->text.find("budgets:\n  - name: ci\n    key: ci\n    limit: 5.00\n"
                                   "    every: day\n") != std::string::npos,
                 import->text.c_str());
        QVERIFY(import->text.find("rate_limits:\n  - name: ci\n    key: ci\n    requests: 60\n") !=
                std::string::npos);
        QCOMPARE(import->keys.size(), std::size_t(1));
        QCOMPARE(import->carried.keys, 1U);
    }

    void otherTextsAreErrors_data() {
        QTest::addColumn<std::string>("text");
        QTest::newRow("no JSON") << std::string("keys:");
        QTest::newRow("no list") << std::string("{\"keys\": 1}");
        QTest::newRow("hashes alone") << std::string("[\"") + kHash + "\"]";
        QTest::newRow("deep") << std::string(100'000, '[');
    }
    void otherTextsAreErrors() {
        QFETCH(std::string, text);
        ImportNotes notes;
        const auto keys = readLiteLlmKeys(text, {}, notes);
        QVERIFY(!keys.ok());
        QVERIFY(!keys.error().hint.empty());
    }
};

QTEST_GUILESS_MAIN(TestLiteLlmKeys)
#include "test_litellm_keys.moc"
