// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/near_names.hpp"
#include "engine/control/config/compile_admin.hpp"
#include "engine/control/config/compile_bodies.hpp"
#include "engine/control/config/compile_budgets.hpp"
#include "engine/control/config/compile_keys.hpp"
#include "engine/control/config/compile_providers.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

void compileListen(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                   Problems& problems) {
    std::vector<Text> written = document.listen;
    if (!input.listen.empty()) {
        written = {{input.listen, {}}};
    }
    for (const Text& address : written) {
        auto parsed = parseListen(address.value);
        if (!parsed) {
            addProblem(problems, address.place, parsed.error());
            continue;
        }
        if (std::ranges::find(snapshot.listen, *parsed) == snapshot.listen.end()) {
            snapshot.listen.push_back(std::move(*parsed));
        }
    }
    if (written.empty()) {
        snapshot.listen = {std::string(kDefaultListen)};
    }
}

void compileAllowedHosts(const Document& document, policy::Snapshot& snapshot, Problems& problems) {
    for (const Text& host : document.allowedHosts) {
        const bool plain = std::ranges::all_of(host.value, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
        });
        if (!plain || host.value.empty()) {
            addError(problems, host.place, "\"" + host.value + "\" is not the name of a host",
                     "Write a name, or name:port, without http:// and without a path.");
            continue;
        }
        snapshot.allowedHosts.push_back(host.value);
    }
}

class ModelCompiler {
public:
    ModelCompiler(policy::Snapshot& snapshot, Problems& problems)
        : m_snapshot(snapshot), m_problems(problems) {}

    void compile(const ModelFields& fields) {
        checkModelName(m_problems, fields.name);
        policy::Model model{fields.name.value, {}};
        if (fields.targets.empty()) {
            addError(m_problems, fields.place, "the model \"" + model.name + "\" has no targets",
                     "Write targets: [PROVIDER/MODEL].");
        }
        std::set<std::string> seen;
        for (const Text& target : fields.targets) {
            if (!seen.insert(target.value).second) {
                addError(m_problems, target.place,
                         "the target \"" + target.value + "\" stands here twice");
                continue;
            }
            add(target, model);
        }
        m_snapshot.models.push_back(std::move(model));
    }

private:
    void add(const Text& target, policy::Model& model) {
        const std::size_t slash = target.value.find('/');
        if (slash == std::string::npos || slash == 0 || slash + 1 == target.value.size()) {
            addError(m_problems, target.place, "\"" + target.value + "\" is not a target",
                     "A target is PROVIDER/MODEL.");
            return;
        }
        const std::string provider = target.value.substr(0, slash);
        const std::string name = target.value.substr(slash + 1);
        const auto found =
            std::ranges::find(m_snapshot.providers, provider, &providers::Provider::name);
        if (found == m_snapshot.providers.end()) {
            addError(m_problems, target.place, "there is no provider \"" + provider + '"',
                     meantProvider(provider));
            return;
        }
        if (!found->serves(name)) {
            const std::vector<std::string_view> served(found->serve.begin(), found->serve.end());
            addError(m_problems, target.place,
                     "the provider " + provider + " does not serve \"" + name + '"',
                     didYouMean(nearNames(name, served)));
            return;
        }
        const auto index = static_cast<std::uint32_t>(found - m_snapshot.providers.begin());
        for (policy::Target& each : policy::makeTargets(*found, index, name)) {
            model.targets.push_back(std::move(each));
        }
    }

    std::string meantProvider(const std::string& provider) const {
        std::vector<std::string_view> names;
        for (const providers::Provider& each : m_snapshot.providers) {
            names.push_back(each.name);
        }
        return didYouMean(nearNames(provider, names));
    }

    policy::Snapshot& m_snapshot;
    Problems& m_problems;
};

void compileCatalogue(const CompileInput& input, policy::Snapshot& snapshot) {
    for (const providers::Provider& provider : snapshot.providers) {
        const auto found = input.catalogue.find(provider.name);
        snapshot.catalogue.push_back(found == input.catalogue.end() ? std::vector<std::string>()
                                                                    : found->second);
    }
}

}  // namespace

Compiled compile(const Document& document, const CompileInput& input) {
    Compiled compiled;
    Problems& problems = compiled.problems;
    auto snapshot = std::make_shared<policy::Snapshot>();
    snapshot->revision = input.revision;
    snapshot->limits = document.limits;
    snapshot->retries = document.retries;
    snapshot->answerBy = document.timeouts.answerBy.value_or(snapshot->answerBy);

    checkUnique(problems, document.providers, "provider");
    checkUnique(problems, document.models, "model");
    checkUnique(problems, document.teams, "team");
    checkUnique(problems, document.keys, "key");
    checkUnique(problems, document.budgets, "budget");

    compileListen(document, input, *snapshot, problems);
    compileAllowedHosts(document, *snapshot, problems);
    compileAdmin(document, *snapshot, problems);
    snapshot->bodies = compileBodies(document, input, problems);
    snapshot->providers = compileProviders(document, input, snapshot->bodies.key, problems);
    ModelCompiler models(*snapshot, problems);
    for (const ModelFields& fields : document.models) {
        models.compile(fields);
    }
    compileKeys(document, input, *snapshot, problems);
    snapshot->budgets = compileBudgets(document, problems);
    compileCatalogue(input, *snapshot);

    sortByPlace(problems);
    if (!hasErrors(problems)) {
        snapshot->index();
        compiled.snapshot = std::move(snapshot);
    }
    return compiled;
}

Compiled compileText(std::string_view text, const CompileInput& input) {
    ReadDocument read = readDocument(text);
    if (!read.document) {
        return {nullptr, std::move(read.problems)};
    }
    Compiled compiled = compile(*read.document, input);
    compiled.problems.insert(compiled.problems.begin(), read.problems.begin(), read.problems.end());
    sortByPlace(compiled.problems);
    return compiled;
}

}  // namespace weir::control
