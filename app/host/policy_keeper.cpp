// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/policy_keeper.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/host/local_facts.hpp"
#include "engine/control/config/edit.hpp"

namespace weir::app {

PolicyKeeper::PolicyKeeper(control::DocumentFile file, books::Directory& directory,
                           exchange::CurrentPolicy& current, PolicySources sources, const Log& log)
    : m_file(std::move(file)),
      m_directory(directory),
      m_current(current),
      m_sources(std::move(sources)),
      m_log(log) {}

Result<void> PolicyKeeper::load(std::string_view actor, std::string_view comment) {
    m_file.changed();  // what is read now has been seen
    auto text = m_file.load();
    auto loaded = text ? putInForce(std::move(*text), actor, comment) : Result<void>(text.error());
    m_problem = loaded ? std::string() : loaded.error().text();
    return loaded;
}

void PolicyKeeper::loadIfChanged() {
    if (!m_file.changed()) {
        return;
    }
    if (const auto loaded = load(m_file.path().filename().string()); loaded) {
        m_log.info("policy revision " + std::to_string(m_current.get()->revision) + " is in force");
    } else {
        m_log.warning("the policy stays as it was: " + m_problem);
    }
}

Result<void> PolicyKeeper::edit(const Edit& edit, std::string_view actor,
                                std::string_view comment) {
    // What somebody wrote into the file a moment ago becomes a revision of its own, so that the
    // edit is made of it, and can be compared with it.
    loadIfChanged();
    const bool existed = m_file.exists();
    const auto before = m_file.load();
    if (!before) {
        return before.error();
    }
    auto after = edit(*before);
    if (!after) {
        return std::move(after.error());
    }
    if (const auto good = compileText(*after, 0); !good) {
        return good.error();
    }
    if (auto saved = m_file.save(*after, control::hashOfText(*before)); !saved) {
        return saved;
    }
    std::string problem = m_problem;
    auto loaded = load(actor, comment);
    if (!loaded && takeBack(existed ? std::optional(*before) : std::nullopt, *after)) {
        m_problem = std::move(problem);
    }
    return loaded;
}

// What was refused must not come into force by itself at the next start.
bool PolicyKeeper::takeBack(const std::optional<std::string>& before, std::string_view after) {
    if (before) {
        if (!m_file.save(*before, control::hashOfText(after))) {
            return false;
        }
    } else if (std::error_code failed; !std::filesystem::remove(m_file.path(), failed)) {
        return false;
    }
    m_file.changed();  // what stands there now has been seen
    return true;
}

Result<void> PolicyKeeper::keysChanged() {
    return recompile();
}

Result<providers::Provider> PolicyKeeper::compile(const admin::ProviderSettings& settings) const {
    const auto text = control::addProvider({}, settings);
    if (!text) {
        return text.error();
    }
    const auto compiled = compileText(*text, 0);
    if (!compiled) {
        return compiled.error();
    }
    providers::Provider provider = compiled->snapshot->providers.front();
    const auto inForce = m_current.get();
    const providers::Provider* known = inForce->findProvider(provider.name);
    const bool itsOwn = known != nullptr && !known->local && !provider.local;
    provider.proxy = itsOwn ? known->proxy : inForce->proxy.forProvider(provider);
    return provider;
}

void PolicyKeeper::learnModels(std::string_view provider, std::vector<std::string> models) {
    auto& known = m_catalogue[std::string(provider)];
    if (known == models) {
        return;
    }
    known = std::move(models);
    if (const auto done = recompile(); !done) {
        m_log.warning("the models of " + std::string(provider) +
                      " were not taken over: " + done.error().text());
    }
}

Result<control::CompileInput> PolicyKeeper::input(std::uint64_t revision) const {
    const auto keys = m_directory.keys();
    if (!keys) {
        return keys.error();
    }
    const auto teams = m_directory.teams();
    if (!teams) {
        return teams.error();
    }
    control::CompileInput input;
    input.revision = revision;
    addDirectoryKeys(input, *keys);
    for (const auto& team : *teams) {
        input.directoryTeams.push_back(team.what);
    }
    addLocalFacts(input, m_sources.keyRules);
    input.keychain = m_sources.keychain;
    input.catalogue = m_catalogue;
    input.listen = m_sources.listen;
    input.simulatorUrl = m_sources.simulatorUrl;
    return input;
}

Result<control::Compiled> PolicyKeeper::compileText(std::string_view text,
                                                    std::uint64_t revision) const {
    const auto with = input(revision);
    if (!with) {
        return with.error();
    }
    auto compiled = control::compileText(text, *with);
    if (compiled.snapshot == nullptr) {
        const auto error = std::find_if(
            compiled.problems.begin(), compiled.problems.end(),
            [](const auto& each) { return each.severity == control::Severity::Error; });
        return Error::invalid(error->text(m_file.path().filename().string()));
    }
    return compiled;
}

Result<void> PolicyKeeper::putInForce(std::string text, std::string_view actor,
                                      std::string_view comment) {
    // Checked before it gets a number: a text that cannot be in force is no revision.
    if (const auto good = compileText(text, 0); !good) {
        return good.error();
    }
    const auto revision = m_directory.revise(text, actor, comment);
    if (!revision) {
        return revision.error();
    }
    auto compiled = compileText(text, *revision);
    if (!compiled) {
        return compiled.error();
    }
    m_text = std::move(text);
    noteFormerPlaces(*compiled->snapshot);
    m_current.set(std::move(compiled->snapshot));
    warn(std::move(compiled->problems));
    if (m_changed) {
        m_changed();
    }
    return {};
}

void PolicyKeeper::noteFormerPlaces(const policy::Snapshot& next) {
    const auto isThere = [&next](const control::FormerPlace& place) {
        const providers::Provider* provider = next.findProvider(place.provider);
        return provider != nullptr && provider->base.origin == place.origin;
    };
    for (const providers::Provider& provider : m_current.get()->providers) {
        const control::FormerPlace place{provider.name, provider.base.origin};
        if (std::ranges::find(m_former, place) == m_former.end()) {
            m_former.push_back(place);
        }
    }
    std::erase_if(m_former, isThere);
}

// What is in force, and will not work as it stands; said once, not at every edit.
void PolicyKeeper::warn(control::Problems warnings) {
    const std::string file = m_file.path().filename().string();
    for (const control::Problem& each : warnings) {
        const bool said = std::ranges::any_of(m_warnings, [&](const control::Problem& before) {
            return before.message == each.message;
        });
        if (!said) {
            m_log.warning(each.text(file));
        }
    }
    m_warnings = std::move(warnings);
}

Result<void> PolicyKeeper::recompile() {
    auto compiled = compileText(m_text, m_current.get()->revision);
    if (!compiled) {
        return compiled.error();
    }
    m_current.set(std::move(compiled->snapshot));
    if (m_changed) {
        m_changed();
    }
    return {};
}

}  // namespace weir::app
