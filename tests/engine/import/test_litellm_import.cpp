// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/words.hpp"
#include "engine/control/config/compile.hpp"
#include "engine/control/import/litellm_import.hpp"

using namespace weir;
using namespace weir::control;

namespace {

// What a config.yaml becomes, and what is said of it: "line outcome what: why".
struct Outcome {
    std::string document;
    std::string notes;
    LiteLlmImport import;
};

Outcome imported(const std::string& config, const std::string& document = "version: 1\n",
                 SecretsGo secrets = SecretsGo::ToEnvironment) {
    auto import = importLiteLlm(config, {}, document, secrets);
    if (!import) {
        return {"error: " + import.error().text(), {}, {}};
    }
    Outcome outcome{import->text, {}, std::move(*import)};
    for (const admin::ImportNote& note : outcome.import.notes) {
        outcome.notes += std::to_string(note.line) + ' ' + std::string(wordOf(note.outcome)) + ' ' +
                         note.what + ": " + note.why + '\n';
    }
    return outcome;
}

std::string problemsOf(const std::string& document) {
    std::string all;
    for (const Problem& problem : compileText(document, {}).problems) {
        if (problem.severity == Severity::Error) {
            all += problem.text("weir.yaml") + '\n';
        }
    }
    return all;
}

// One deployment of gpt-4o at OpenAI, with more of its parameters.
std::string gpt(const std::string& parameters = {}, const std::string& group = "gpt") {
    return "  - model_name: " + group +
           "\n    litellm_params: {model: openai/gpt-4o, api_key: os.environ/OPENAI_API_KEY" +
           (parameters.empty() ? "" : ", " + parameters) + "}\n";
}

constexpr const char* kOpenAi =
    "providers:\n  - {name: openai, kind: openai, api_key: env:OPENAI_API_KEY, serve: [gpt-4o]}\n";

}  // namespace

// What a LiteLLM proxy is set up to do becomes a document, and the rest is said.
class TestLiteLlmImport : public QObject {
    Q_OBJECT

private slots:
    void aModelIsAProviderAndAModel() {
        const Outcome outcome = imported("model_list:\n" + gpt());
        QCOMPARE(outcome.document,
                 "version: 1\n"
                 "providers:\n"
                 "  - name: openai\n"
                 "    kind: openai\n"
                 "    api_key: env:OPENAI_API_KEY\n"
                 "    serve: [gpt-4o]\n"
                 "models:\n"
                 "  - name: gpt\n"
                 "    targets: [openai/gpt-4o]\n");
        QCOMPARE(outcome.notes, "");
        QVERIFY(outcome.import.carried == (admin::ImportCounts{.providers = 1, .models = 1}));
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void providersAreTheirAddressesAndKeys_data() {
        QTest::addColumn<std::string>("parameters");
        QTest::addColumn<std::string>("provider");
        QTest::addColumn<std::string>("target");
        const auto row = [](const char* name, std::string parameters, std::string provider,
                            std::string target) {
            QTest::newRow(name) << std::move(parameters) << std::move(provider)
                                << std::move(target);
        };
        row("no slash", "model: claude-sonnet-4-5",
            "name: anthropic\n    kind: anthropic\n    api_key: env:ANTHROPIC_API_KEY\n",
            "anthropic/claude-sonnet-4-5");
        row("named beside it", "model: my/model, custom_llm_provider: groq",
            "name: groq\n    kind: groq\n    api_key: env:GROQ_API_KEY\n", "groq/my/model");
        row("ollama by its root", "model: ollama_chat/qwen3, api_base: \"http://box:11434/\"",
            "name: ollama\n    kind: ollama\n    base_url: http://box:11434/v1\n"
            "    api_key: none\n",
            "ollama/qwen3");
        row("a server of one's own", "model: openai/mine, api_base: \"http://10.0.0.5:8000/v1\"",
            "name: openai\n    kind: compatible\n    base_url: http://10.0.0.5:8000/v1\n"
            "    api_key: none\n",
            "openai/mine");
        row("anthropic with its path",
            "model: anthropic/claude-x, api_base: \"https://relay.example/v1\"",
            "name: anthropic\n    kind: anthropic\n    base_url: https://relay.example\n",
            "anthropic/claude-x");
        row("a name with a path behind it", "model: together_ai/meta/llama",
            "name: together_ai\n    kind: together\n    api_key: env:TOGETHERAI_API_KEY\n",
            "together_ai/meta/llama");
        row("an address of its own form",
            "model: gemini/gemini-x, api_base: \"https://generativelanguage.googleapis.com\"",
            "name: gemini\n    kind: gemini\n    api_key: env:GEMINI_API_KEY\n", "gemini/gemini-x");
        row("cohere's newer name", "model: cohere_chat/command-x",
            "name: cohere_chat\n    kind: cohere\n    api_key: env:COHERE_API_KEY\n",
            "cohere_chat/command-x");
        row("a resource of azure", "model: azure/mine, api_base: \"https://x.openai.azure.com/\"",
            "name: azure\n    kind: azure\n    base_url: https://x.openai.azure.com/openai/v1\n"
            "    api_key: env:AZURE_API_KEY\n",
            "azure/mine");
        row("a deployment of azure",
            "model: azure/mine, api_base: "
            "\"https://x.openai.azure.com/openai/deployments/mine/chat/completions\"",
            "    base_url: https://x.openai.azure.com/openai/v1\n", "azure/mine");
        row("what stands before azure",
            "model: azure/mine, api_base: \"https://relay.example/azure/openai/v1\"",
            "    base_url: https://relay.example/azure/openai/v1\n", "azure/mine");
        row("vllm", "model: hosted_vllm/qwen, api_base: \"http://gpu:8000/v1\"",
            "name: hosted_vllm\n    kind: vllm\n    base_url: http://gpu:8000/v1\n"
            "    api_key: none\n",
            "hosted_vllm/qwen");
        row("a host that Weir has no kind for", "model: sambanova/m",
            "kind: compatible\n    base_url: https://api.sambanova.ai/v1\n", "sambanova/m");
    }
    void providersAreTheirAddressesAndKeys() {
        QFETCH(std::string, parameters);
        QFETCH(std::string, provider);
        QFETCH(std::string, target);
        const Outcome outcome =
            imported("model_list:\n  - {model_name: m, litellm_params: {" + parameters + "}}\n");
        QVERIFY2(outcome.document.find(provider) != std::string::npos, outcome.document.c_str());
        QVERIFY2(outcome.document.find("targets: [" + target + "]") != std::string::npos,
                 outcome.document.c_str());
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void whatIsOtherWithAzureIsSaid() {
        const Outcome outcome = imported(
            "model_list:\n  - {model_name: m, litellm_params: {model: azure/mine, api_base: "
            "\"https://x.openai.azure.com\", api_version: 2024-10-21}}\n");
        QCOMPARE(outcome.notes,
                 "2 left_out litellm_params.api_version: Weir calls addresses that need no version "
                 "beside them.\n"
                 "2 changed m: azure/mine: It is called at /openai/v1, where the deployment is the "
                 "model; the list of prices knows no deployments.\n");
    }

    void twoAccountsAreTwoProviders() {
        const Outcome outcome =
            imported("model_list:\n" + gpt() +
                     "  - {model_name: gpt, litellm_params: {model: gpt-4o, api_key: "
                     "os.environ/B_API_KEY}}\n"
                     "  - {model_name: mini, litellm_params: {model: gpt-4o-mini, api_key: "
                     "os.environ/B_API_KEY}}\n");
        QVERIFY2(outcome.document.find("name: openai-2\n    kind: openai\n"
                                       "    api_key: env:B_API_KEY\n"
                                       "    serve: [gpt-4o, gpt-4o-mini]\n") != std::string::npos,
                 outcome.document.c_str());
        QVERIFY(outcome.document.find("targets: [openai/gpt-4o, openai-2/gpt-4o]") !=
                std::string::npos);
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void whatCannotBeReachedIsSaid_data() {
        QTest::addColumn<std::string>("parameters");
        QTest::addColumn<std::string>("why");
        const auto row = [](const char* name, std::string parameters, std::string why) {
            QTest::newRow(name) << std::move(parameters) << std::move(why);
        };
        row("another form", "model: bedrock/anthropic.claude-x", "has a wire format of its own");
        row("google's cloud", "model: vertex_ai/gemini-x", "has a wire format of its own");
        row("azure without its resource", "model: azure/gpt", "needs an address");
        row("azure elsewhere", "model: azure/gpt, api_base: \"https://relay.example/azure\"",
            "at addresses that end in /openai/v1");
        row("azure by a family",
            "model: azure/o_series/x, api_base: \"https://x.openai.azure.com\"",
            "before the name of its deployment");
        row("another form at another host",
            "model: cohere/command, api_base: \"https://relay.example/v2/chat\"",
            "a wire format that Weir does not speak");
        row("unknown", "model: nobody/x", "does not know the provider nobody");
        row("no provider", "model: mystery", "Its provider is not named");
        row("no address", "model: hosted_vllm/x", "needs an address");
        row("in the clear", "model: openai/x, api_base: \"http://203.0.113.9/v1\"",
            "give it an https address");
        row("no such address", "model: openai/x, api_base: \"ftp://x\"",
            "does not take its address");
        row("an address in a variable", "model: openai/x, api_base: os.environ/BASE",
            "Its address stands in a variable");
    }
    void whatCannotBeReachedIsSaid() {
        QFETCH(std::string, parameters);
        QFETCH(std::string, why);
        const Outcome outcome =
            imported("model_list:\n" + gpt() + "  - {model_name: m, litellm_params: {" +
                     parameters + "}}\nlitellm_settings: {fallbacks: [{gpt: [m]}]}\n");
        QVERIFY2(outcome.notes.find("4 left_out m: ") != std::string::npos, outcome.notes.c_str());
        QVERIFY2(outcome.notes.find(why) != std::string::npos, outcome.notes.c_str());
        QVERIFY(outcome.notes.find("5 left_out the fallback of gpt to m: ") != std::string::npos);
        QCOMPARE(outcome.import.carried.models, 1U);
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void secretsNeverGetIntoTheDocument_data() {
        QTest::addColumn<int>("go");
        QTest::addColumn<std::string>("reference");
        QTest::newRow("variable") << int(SecretsGo::ToEnvironment)
                                  << std::string("env:WEIR_IMPORTED_OPENAI");
        QTest::newRow("keychain") << int(SecretsGo::ToKeychain) << std::string("keychain:openai");
    }
    void secretsNeverGetIntoTheDocument() {
        QFETCH(int, go);
        QFETCH(std::string, reference);
        const Outcome outcome = imported(
            "model_list:\n"
            "  - model_name: gpt\n"
            "    litellm_params:\n"
            "      model: openai/gpt-4o\n"
            "      api_key: sk-canary-1\n"
            "  - {model_name: c, litellm_params: {model: claude-x, api_key: "
            "os.environ/ANTHROPIC_API_KEY}}\n"
            "environment_variables: {ANTHROPIC_API_KEY: sk-canary-2}\n"
            "general_settings: {master_key: sk-canary-3}\n",
            "version: 1\n", static_cast<SecretsGo>(go));
        QVERIFY2(outcome.document.find("canary") == std::string::npos, outcome.document.c_str());
        QVERIFY2(outcome.notes.find("canary") == std::string::npos, outcome.notes.c_str());
        QVERIFY(outcome.document.find("api_key: " + reference + "\n") != std::string::npos);
        QCOMPARE(outcome.import.secrets.size(), std::size_t(2));
        QVERIFY(outcome.import.secrets[0].row ==
                (admin::ImportedSecretRow{"openai", reference, 5}));
        QVERIFY(outcome.import.secrets[0].secret == Secret(std::string_view("sk-canary-1")));
        QVERIFY(outcome.import.secrets[1].secret == Secret(std::string_view("sk-canary-2")));
        QCOMPARE(outcome.notes.find("to_do") != std::string::npos,
                 SecretsGo(go) == SecretsGo::ToEnvironment);
    }

    void variablesThatWeirDoesNotReadGetAnotherName() {
        const Outcome outcome = imported(
            "model_list:\n  - {model_name: m, litellm_params: {model: gpt-4o, api_key: "
            "os.environ/PATH}}\n");
        QVERIFY(outcome.document.find("api_key: env:WEIR_IMPORTED_OPENAI\n") != std::string::npos);
        QCOMPARE(outcome.notes,
                 "2 to_do openai: Its key stands in the variable PATH, which Weir does not read: "
                 "put it into WEIR_IMPORTED_OPENAI.\n");
    }

    void callsAreSharedAsBefore_data() {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<std::string>("route");  // empty: none
        const std::string two =
            "model_list:\n" + gpt("rpm: 100") +
            "  - {model_name: gpt, litellm_params: {model: mistral/large, rpm: 300}}\n";
        const std::string three =
            two + "  - {model_name: spare, litellm_params: {model: claude-x}}\n";
        const auto row = [](const char* name, std::string config, std::string route) {
            QTest::newRow(name) << std::move(config) << std::move(route);
        };
        row("by rpm", two,
            "strategy: weighted, targets: [{target: openai/gpt-4o, weight: 100}, "
            "{target: mistral/large, weight: 300}]");
        row("the fallback last", three + "router_settings: {fallbacks: [{gpt: [spare]}]}\n",
            "{target: mistral/large, weight: 300}, {target: anthropic/claude-x, weight: 0}]");
        row("least busy", two + "router_settings: {routing_strategy: least-busy}\n",
            "strategy: least_busy, targets: [openai/gpt-4o, mistral/large]");
        row("fastest", two + "router_settings: {routing_strategy: latency-based-routing}\n",
            "strategy: fastest, targets:");
        row("by fractions",
            "model_list:\n" + gpt("weight: 0.9") +
                "  - {model_name: gpt, litellm_params: {model: mistral/large, weight: 0.1}}\n",
            "{target: openai/gpt-4o, weight: 900}, {target: mistral/large, weight: 100}]");
        row("one after the other",
            "model_list:\n" + gpt("order: 2") +
                "  - {model_name: gpt, litellm_params: {model: mistral/large, order: 1}}\n",
            "");
    }
    void callsAreSharedAsBefore() {
        QFETCH(std::string, config);
        QFETCH(std::string, route);
        const Outcome outcome = imported(config);
        if (route.empty()) {
            QVERIFY(outcome.document.find("routes:") == std::string::npos);
            QVERIFY(outcome.document.find("targets: [mistral/large, openai/gpt-4o]") !=
                    std::string::npos);
        } else {
            QVERIFY2(outcome.document.find("when: {model: gpt}") != std::string::npos,
                     outcome.document.c_str());
            QVERIFY2(outcome.document.find(route) != std::string::npos, outcome.document.c_str());
        }
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void noKeyGoesToAnotherServer() {
        // The variable of OpenAI's key stands for OpenAI alone, whatever is called openai.
        const std::string config =
            "model_list:\n"
            "  - {model_name: own, litellm_params: {model: openai/mine, api_key: sk-canary, "
            "api_base: \"https://elsewhere.example/v1\"}}\n" +
            gpt();
        const Outcome outcome = imported(config);
        QVERIFY2(
            outcome.document.find("base_url: https://elsewhere.example/v1\n"
                                  "    api_key: env:WEIR_IMPORTED_OPENAI\n") != std::string::npos,
            outcome.document.c_str());
        QVERIFY(outcome.document.find("name: openai-2\n    kind: openai\n"
                                      "    api_key: env:OPENAI_API_KEY\n") != std::string::npos);
        const Outcome kept = imported(
            config, "providers:\n  - {name: main, kind: openai, api_key: \"keychain:openai\"}\n",
            SecretsGo::ToKeychain);
        QVERIFY2(kept.document.find("api_key: keychain:openai-2,") != std::string::npos,
                 kept.document.c_str());
    }

    void aSecondImportChangesNothing() {
        const std::string config =
            "model_list:\n" + gpt("rpm: 5, input_cost_per_token: 1e-06") +
            "litellm_settings: {max_budget: 5, budget_duration: 1d, num_retries: 1}\n";
        const Outcome first = imported(config);
        const Outcome second = imported(config, first.document);
        QCOMPARE(second.document, first.document);
        QVERIFY(second.import.carried == admin::ImportCounts());
    }

    void everythingIsCounted() {
        const Outcome outcome =
            imported("model_list:\n" + gpt("rpm: 5, input_cost_per_token: 1e-06") +
                     "  - {model_name: gpt, litellm_params: {model: mistral/large}}\n"
                     "litellm_settings: {max_budget: 5, budget_duration: 1d}\n");
        QVERIFY(outcome.import.carried ==
                (admin::ImportCounts{
                    .providers = 2, .models = 1, .rateLimits = 1, .budgets = 1, .prices = 1}));
    }

    void credentialsBringAddressAndKey() {
        const Outcome outcome = imported(
            "model_list:\n"
            "  - {model_name: a, litellm_params: {model: openai/x, litellm_credential_name: "
            "mine}}\n"
            "  - {model_name: b, litellm_params: {model: openai/x, litellm_credential_name: no}}\n"
            "credential_list:\n"
            "  - credential_name: mine\n"
            "    credential_values: {api_key: os.environ/MINE_API_KEY, api_base: "
            "\"https://mine.example/v1\"}\n");
        QVERIFY2(outcome.document.find("base_url: https://mine.example/v1\n"
                                       "    api_key: env:MINE_API_KEY\n") != std::string::npos,
                 outcome.document.c_str());
        QVERIFY(outcome.notes.find("left_out b: openai/x: The credential it names") !=
                std::string::npos);
    }

    void valuesThatCannotBeReadAreSaid() {
        const Outcome outcome =
            imported("model_list:\n" + gpt("rpm: os.environ/RPM, tpm: 1.5") +
                     "router_settings: {num_retries: many, cooldown_time: 0}\n");
        for (const char* what :
             {"litellm_params.rpm", "litellm_params.tpm", "router_settings.num_retries"}) {
            QVERIFY2(outcome.notes.find(std::string(what) + ": Its value cannot be read here.") !=
                         std::string::npos,
                     outcome.notes.c_str());
        }
        QVERIFY(outcome.notes.find("changed cooldown_time: ") != std::string::npos);
    }

    void whatModelInfoRestrictsIsSaid() {
        const Outcome outcome = imported(
            "model_list:\n  - model_name: m\n    litellm_params: {model: gpt-4o}\n"
            "    model_info: {team_id: t, mode: chat, input_cost_per_token: 3e-06, "
            "cache_read_input_token_cost: 1e-06}\n");
        QVERIFY(outcome.notes.find("left_out model_info.team_id: ") != std::string::npos);
        QVERIFY(outcome.notes.find("model_info.mode") == std::string::npos);
        QVERIFY2(outcome.document.find("in: 3.00\n    read: 1.00\n") != std::string::npos,
                 outcome.document.c_str());
    }

    void aliasesAreModels() {
        const Outcome outcome =
            imported("model_list:\n" + gpt() +
                     "router_settings:\n  model_group_alias:\n    \"gpt-4\": gpt\n"
                     "    gone: nobody\n    shy: {model: gpt, hidden: true}\n");
        QVERIFY(outcome.document.find("name: gpt-4\n    targets: [openai/gpt-4o]") !=
                std::string::npos);
        QCOMPARE(outcome.notes,
                 "7 left_out the alias gone: There is no such model to stand for.\n"
                 "8 changed shy: It is hidden in LiteLLM; GET /v1/models of Weir lists it.\n");
    }

    // Whoever asks for one of them gets no answer in LiteLLM either.
    void aliasesThatStandForEachOtherAreLeftOut() {
        const Outcome outcome = imported("model_list:\n" + gpt() +
                                         "router_settings:\n  model_group_alias:\n    a: b\n"
                                         "    b: a\n    own: own\n    gpt: a\n");
        QVERIFY(outcome.document.find("name: a\n") == std::string::npos);
        QCOMPARE(problemsOf(outcome.document), std::string());
        QCOMPARE(outcome.notes,
                 "6 left_out the alias a: There is no such model to stand for.\n"
                 "7 left_out the alias b: There is no such model to stand for.\n"
                 "8 left_out the alias own: There is no such model to stand for.\n"
                 "9 left_out the alias gpt: There is no such model to stand for.\n");
    }

    void limitsBudgetsPricesAndTimes() {
        const Outcome outcome = imported(
            "model_list:\n" +
            gpt("rpm: 100, tpm: 50000, max_parallel_requests: 7, input_cost_per_token: 0.0000025, "
                "output_cost_per_token: 1e-05") +
            "litellm_settings:\n  num_retries: 2\n  request_timeout: 600\n  max_budget: 100.5\n"
            "  budget_duration: 30d\n  context_window_fallbacks: [{gpt: [gpt]}]\n"
            "router_settings:\n  allowed_fails: 3\n  cooldown_time: 30\n  stream_timeout: 1.5\n"
            "  provider_budget_config:\n    openai: {budget_limit: 10, time_period: 1d}\n"
            "    azure: {budget_limit: 10, time_period: 1d}\n"
            "    mistral: {budget_limit: 10, time_period: 9d}\n");
        for (const char* part :
             {"target: openai/gpt-4o\n    requests: 100\n    tokens: 50000\n    concurrency: 7\n",
              "model: gpt-4o\n    in: 2.50\n    out: 10.00\n",
              "name: everybody\n    limit: 100.50\n    every: month\n",
              "name: openai\n    provider: openai\n    limit: 10.00\n    every: day\n",
              "\nretries: {attempts: 3}\n", "\ntimeouts: {first_token: 1500ms, total: 600s}\n",
              "\nbreaker: {failures: 4, open: 30s}\n", "\nfailover: {context_window: true}\n"}) {
            QVERIFY2(outcome.document.find(part) != std::string::npos, outcome.document.c_str());
        }
        QVERIFY(outcome.notes.find("left_out the budget of azure: ") != std::string::npos);
        QVERIFY(outcome.notes.find("no budget for every 9d") != std::string::npos);
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void whatIsThereStays() {
        const std::string before =
            "version: 1\n# ours\n" + std::string(kOpenAi) +
            "models:\n  - {name: gpt, targets: [openai/gpt-4o]}\nretries: {attempts: 5}\n";
        const Outcome outcome = imported(
            "model_list:\n" + gpt() + gpt({}, "other") + "litellm_settings: {num_retries: 1}\n",
            before);
        QVERIFY2(outcome.document.find("# ours\n" + std::string(kOpenAi)) != std::string::npos,
                 outcome.document.c_str());
        QVERIFY(outcome.document.find("openai-2") == std::string::npos);  // it is the same account
        QVERIFY(outcome.document.find("{name: gpt, targets: [openai/gpt-4o]}\n") !=
                std::string::npos);
        QVERIFY(outcome.document.find("retries: {attempts: 5}\n") != std::string::npos);
        QVERIFY(outcome.notes.find("left_out the model gpt: ") != std::string::npos);
        QVERIFY(outcome.notes.find("left_out retries: ") != std::string::npos);
        QCOMPARE(problemsOf(outcome.document), "");
    }

    void whatIsNotTakenOverIsNamedWithItsLine() {
        const Outcome outcome = imported(
            "model_list:\n" + gpt("mock_response: hello") +
            "litellm_settings:\n  callbacks: [langfuse]\n  set_verbose: true\n  brand_new: 1\n"
            "general_settings: {master_key: os.environ/MASTER}\n"
            "guardrails: []\nwhatever: 1\n");
        QCOMPARE(outcome.notes,
                 "3 left_out litellm_params.mock_response: Weir has nothing that does this.\n"
                 "5 left_out litellm_settings.callbacks: Weir records every call itself and sends "
                 "records nowhere.\n"
                 "7 left_out litellm_settings.brand_new: Weir has nothing that does this.\n"
                 "8 left_out general_settings.master_key: It is a secret of LiteLLM's own; Weir "
                 "has keys and tokens of its own.\n"
                 "9 left_out guardrails: Weir screens no contents.\n"
                 "10 left_out whatever: Weir has nothing that does this.\n");
    }

    void everyModelOfAProvider() {
        const Outcome outcome =
            imported("model_list:\n" + gpt() +
                     "  - {model_name: \"*\", litellm_params: {model: \"openai/*\", api_key: "
                     "os.environ/OPENAI_API_KEY}}\n");
        QVERIFY(outcome.document.find("serve") == std::string::npos);
        QCOMPARE(outcome.notes,
                 "4 changed *: Every model that openai lists can be asked for by its own name, or "
                 "as openai/NAME.\n");
    }

    void badInputIsAnError_data() {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<std::string>("error");
        QTest::newRow("nothing") << std::string() << std::string("it has no model_list");
        QTest::newRow("a list") << std::string("- a\n") << std::string("it has no model_list");
        QTest::newRow("broken") << std::string("model_list: [")
                                << std::string("The configuration:2:1: error");
        QTest::newRow("an anchor")
            << std::string("model_list: &a []\nb: *a\n") << std::string("rite the value out");
        QTest::newRow("large") << std::string((1 << 20) + 1, ' ')
                               << std::string("larger than 1 MiB");
    }
    void badInputIsAnError() {
        QFETCH(std::string, config);
        QFETCH(std::string, error);
        const Outcome outcome = imported(config);
        QVERIFY2(outcome.document.starts_with("error: "), outcome.document.c_str());
        QVERIFY2(outcome.document.find(error) != std::string::npos, outcome.document.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLiteLlmImport)
#include "test_litellm_import.moc"
