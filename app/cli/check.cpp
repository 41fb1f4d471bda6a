// SPDX-License-Identifier: GPL-3.0-or-later

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/policy_file.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"

namespace weir::app {

namespace {

namespace json = boost::json;

std::string addressOf(const providers::Provider& provider) {
    std::string url = provider.base.text();
    return url == kPolicyFileSimulator ? std::string("the gateway's own simulator") : url;
}

std::string proxyOf(const providers::Provider& provider) {
    const auto& proxy = provider.proxy.proxy;
    return proxy == nullptr ? std::string() : proxy->text();
}

std::string_view word(control::Severity severity) {
    return severity == control::Severity::Error ? "error" : "warning";
}

json::array toJson(const control::Problems& problems) {
    json::array all;
    for (const control::Problem& problem : problems) {
        all.push_back({{"severity", word(problem.severity)},
                       {"line", problem.place.line},
                       {"column", problem.place.column},
                       {"message", problem.message},
                       {"hint", problem.hint}});
    }
    return all;
}

json::object toJson(const policy::Snapshot& snapshot) {
    json::array providers;
    for (const providers::Provider& provider : snapshot.providers) {
        providers.push_back({{"name", provider.name},
                             {"kind", provider.kind->name},
                             {"base_url", addressOf(provider)},
                             {"proxy", proxyOf(provider)}});
    }
    json::array models;
    for (const policy::OfferedModel& model : snapshot.offered()) {
        models.push_back({{"name", model.name},
                          {"targets", json::array(model.targets.begin(), model.targets.end())}});
    }
    return {{"listen", json::array(snapshot.listen.begin(), snapshot.listen.end())},
            {"certificate", snapshot.tls.certificate},
            {"public_url", snapshot.publicUrl},
            {"admin",
             {{"listen", snapshot.admin.listen}, {"certificate", snapshot.admin.tls.certificate}}},
            {"providers", std::move(providers)},
            {"models", std::move(models)},
            {"keys", snapshot.declaredKeys.size()}};
}

std::string explain(const policy::Snapshot& snapshot) {
    std::string text = fmt::format("Listens on {}{}.\n", fmt::join(snapshot.listen, ", "),
                                   snapshot.tls.isOn() ? ", with TLS" : "");
    if (snapshot.admin.isOn()) {
        text += fmt::format("Is operated from elsewhere on {}, {}.\n", snapshot.admin.listen,
                            snapshot.admin.hasTls() ? fmt::format("with the certificate {}",
                                                                  snapshot.admin.tls.certificate)
                                                    : std::string("without TLS"));
    }
    std::vector<std::vector<std::string>> providers{{"PROVIDER", "KIND", "CALLS GO TO", "KEY"}};
    for (const providers::Provider& provider : snapshot.providers) {
        std::string keys;
        for (const providers::KeyRef& key : provider.keys) {
            keys += (keys.empty() ? "" : ", ") + key.text();
        }
        const std::string proxy = proxyOf(provider);
        providers.push_back({provider.name, std::string(provider.kind->name),
                             addressOf(provider) + (proxy.empty() ? "" : " through " + proxy),
                             keys});
    }
    if (providers.size() > 1) {
        text += "\n" + table(providers);
    }
    std::vector<std::vector<std::string>> models{{"MODEL", "IS TRIED AT"}};
    for (const policy::OfferedModel& model : snapshot.offered()) {
        models.push_back({model.name, fmt::format("{}", fmt::join(model.targets, ", then "))});
    }
    if (models.size() > 1) {
        text += "\n" + table(models);
    }
    return text;
}

// What is no fault of the document's and will surprise all the same.
void addWhatServeWillDo(std::string_view text, const policy::Snapshot& snapshot,
                        control::Problems& problems) {
    using enum control::Severity;
    if (snapshot.providers.empty()) {
        problems.push_back({Warning,
                            {},
                            "no provider is configured, so every call will be refused",
                            "Add one under providers."});
    }
    if (const auto exposure = control::checkExposure(snapshot); !exposure) {
        const auto read = control::readDocument(text);
        problems.push_back(
            {Warning, read.document->listenPlace,
             "weir serve will refuse to start: " + control::withoutStop(exposure.error().message),
             exposure.error().hint});
    }
    control::sortByPlace(problems);
}

ExitCode run(const Arguments& arguments) {
    const std::filesystem::path file = arguments.operand(0);
    auto read = readPolicyFile(file, arguments);
    if (!read) {
        return fail(read.error(), arguments);
    }
    control::Compiled& compiled = read->compiled;
    const bool good = compiled.snapshot != nullptr;
    if (good) {
        addWhatServeWillDo(read->text, *compiled.snapshot, compiled.problems);
    }
    if (arguments.has(kJsonOption.name)) {
        json::object report{{"valid", good}, {"problems", toJson(compiled.problems)}};
        if (good) {
            report.emplace("policy", toJson(*compiled.snapshot));
        }
        printJson(report);
        return good ? ExitCode::Ok : ExitCode::Failed;
    }
    for (const control::Problem& problem : compiled.problems) {
        print(problem.text(file.string()) + "\n");
    }
    if (good) {
        print(fmt::format("{} is valid.\n{}", file.string(), explain(*compiled.snapshot)));
    }
    return good ? ExitCode::Ok : ExitCode::Failed;
}

}  // namespace

const Command kCheck{
    {"check",
     "Check a policy document and explain what it means.",
     {{"FILE", "The document, as weir.yaml."}},
     {kAllowEnvOption, kSecretsDirOption, kDataOfFileOption, kJsonOption},
     "Every problem is printed as FILE:LINE:COLUMN: error: what is wrong, and what may have been\n"
     "meant. Warnings are of what will not work as it stands: a key or a certificate that is not\n"
     "there, judged on this machine and in this environment. Nobody is called, nothing is changed\n"
     "and no key is shown. Ends with 1 if the document cannot be used."},
    run};

}  // namespace weir::app
