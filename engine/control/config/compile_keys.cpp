// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_keys.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/base/ascii.hpp"
#include "engine/base/near_names.hpp"
#include "engine/control/config/compile_teams.hpp"
#include "engine/control/config/names.hpp"
#include "engine/policy/identity/presented_key.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::control {

namespace {

// Shorter ones can be guessed; makeKey() gives 41 characters.
constexpr std::size_t kShortestSecret = 16;

// Whether somebody could call with it. `what` names it; it is not repeated.
Result<void> checkShape(const std::string& what, std::string_view secret) {
    if (secret.size() < kShortestSecret) {
        return Error::invalid(what + " is too short to be a secret.",
                              "Use at least 16 characters; \"weir keys create\" makes good ones.");
    }
    if (secret.size() > policy::kLongestKey) {
        return Error::tooLarge(what + " is too long to be sent as a key.",
                               "Use at most " + std::to_string(policy::kLongestKey) +
                                   " characters; \"weir keys create\" makes good ones.");
    }
    const bool sendable = trimmed(secret) == secret && std::ranges::none_of(secret, [](char c) {
                              return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
                          });
    if (!sendable) {
        return Error::invalid(what + " has a blank at an end, or a line end or control character.",
                              "No header can carry that: take it out.");
    }
    if (secret.starts_with(policy::kKeyPrefix) && !policy::isWellFormedKey(secret)) {
        return Error::invalid(what + " begins like a Weir key and is incomplete or mistyped.",
                              "Copy it again: a Weir key has 41 characters.");
    }
    return {};
}

class KeyCompiler {
public:
    KeyCompiler(const Document& document, const CompileInput& input, const CompiledTeams& teams,
                Problems& problems)
        : m_document(document),
          m_input(input),
          m_teams(teams),
          m_problems(problems),
          m_entries(input.directoryKeys) {
        for (policy::KeyEntry& entry : m_entries) {
            entry.identity.teamFacts = m_teams.find(entry.identity.team);
            m_ownerOf.emplace(entry.hash, entry.identity.name);
        }
    }

    void compile(const KeyFields& fields) {
        checkPlainName(m_problems, fields.name, "key");
        checkStore(fields);
        checkTeam(fields);
        policy::Identity identity{.id = {},
                                  .name = fields.name.value,
                                  .team = fields.team.value,
                                  .user = fields.user.value,
                                  .fromDocument = true,
                                  .revoked = false,
                                  .rules = rulesOf(fields),
                                  .teamFacts = m_teams.find(fields.team.value)};
        m_declared.push_back({identity, KeyState::Stored, {}});
        const auto reference = referenceOf(fields);
        if (!reference || !m_input.readSecret) {
            return;
        }
        if (const auto usable = addEntry(fields, *reference, identity); !usable) {
            policy::DeclaredKey& declared = m_declared.back();
            declared.state =
                usable.error().code == ErrorCode::NotFound ? KeyState::Missing : KeyState::Denied;
            declared.problem = usable.error().text();
            addWarning(m_problems, fields.secret.place,
                       "the key \"" + fields.name.value +
                           "\" lets nobody in: " + withoutStop(usable.error().message),
                       usable.error().hint);
        }
    }

    void finish(policy::Snapshot& snapshot) {
        snapshot.keys = std::make_shared<policy::KeyTable>(m_entries);
        snapshot.declaredKeys = std::move(m_declared);
    }

private:
    void checkStore(const KeyFields& fields) {
        const bool stored =
            std::ranges::any_of(m_input.directoryKeys, [&](const policy::KeyEntry& entry) {
                return !entry.identity.revoked && entry.identity.name == fields.name.value;
            });
        if (stored) {
            addError(m_problems, fields.name.place,
                     "the key \"" + fields.name.value + "\" exists in the store as well",
                     "Rename this one, or revoke the other with \"weir keys revoke " +
                         fields.name.value + "\".");
        }
    }

    void checkTeam(const KeyFields& fields) {
        if (fields.team.place.line == 0) {
            return;
        }
        const std::vector<std::string_view> teams = m_teams.names();
        if (std::ranges::find(teams, std::string_view(fields.team.value)) == teams.end()) {
            const std::string meant = didYouMean(nearNames(fields.team.value, teams));
            addError(m_problems, fields.team.place, "there is no team \"" + fields.team.value + '"',
                     meant.empty() ? "Declare it under teams." : meant);
        }
    }

    policy::KeyRules rulesOf(const KeyFields& fields) {
        KeyAccess access{.expiresAt = fields.expires,
                         .models = {},
                         .providers = {},
                         .addresses = {},
                         .maySeeBudget = fields.maySeeBudget};
        for (const Text& model : fields.models) {
            take(model, access.models,
                 {.expiresAt = {}, .models = {model.value}, .providers = {}, .addresses = {}});
        }
        for (const Text& address : fields.addresses) {
            take(address, access.addresses,
                 {.expiresAt = {}, .models = {}, .providers = {}, .addresses = {address.value}});
        }
        for (const Text& provider : fields.providers) {
            checkProvider(provider);
            access.providers.push_back(provider.value);
        }
        auto rules = policy::KeyRules::make(access);
        return rules ? std::move(*rules) : policy::KeyRules::closed(std::move(access));
    }

    // Each by itself, so that the problem has its place.
    void take(const Text& text, std::vector<std::string>& into, const KeyAccess& alone) {
        if (const auto good = policy::KeyRules::make(alone); !good) {
            addProblem(m_problems, text.place, good.error());
        } else {
            into.push_back(text.value);
        }
    }

    void checkProvider(const Text& provider) {
        std::vector<std::string_view> names;
        for (const ProviderFields& each : m_document.providers) {
            names.push_back(each.name.value);
        }
        if (std::ranges::find(names, provider.value) == names.end()) {
            addError(m_problems, provider.place, "there is no provider \"" + provider.value + '"',
                     didYouMean(nearNames(provider.value, names)));
        }
    }

    std::optional<providers::KeyRef> referenceOf(const KeyFields& fields) {
        if (fields.secret.place.line == 0) {
            addError(m_problems, fields.place,
                     "the key \"" + fields.name.value + "\" has no secret",
                     "Write secret: env:WEIR_KEY_NAME or file:PATH.");
            return std::nullopt;
        }
        auto reference = providers::parseKeyRef(fields.secret.value);
        if (!reference) {
            addError(m_problems, fields.secret.place,
                     "secret is not a reference; a key itself does not belong in the document",
                     "Write env:NAME or file:PATH.");
            return std::nullopt;
        }
        if (reference->source != providers::KeySource::Environment &&
            reference->source != providers::KeySource::File) {
            addError(m_problems, fields.secret.place,
                     "the secret of a declared key comes from env: or file:",
                     "Keys that live in Weir's own store are made with \"weir keys create\".");
            return std::nullopt;
        }
        if (const auto allowed = providers::checkKeyRef(*reference, m_input.keyRules); !allowed) {
            addProblem(m_problems, fields.secret.place, allowed.error());
            return std::nullopt;
        }
        return std::move(*reference);
    }

    // Errors: why the key lets nobody in.
    Result<void> addEntry(const KeyFields& fields, const providers::KeyRef& reference,
                          const policy::Identity& identity) {
        const auto secret = m_input.readSecret(reference);
        if (!secret) {
            return secret.error();
        }
        if (const auto fits = checkShape(reference.text(), secret->reveal()); !fits) {
            return fits.error();
        }
        const policy::KeyHash hash = policy::hashOfKey(secret->reveal());
        const auto [owner, added] = m_ownerOf.emplace(hash, fields.name.value);
        if (!added) {
            addError(m_problems, fields.secret.place,
                     "the keys \"" + owner->second + "\" and \"" + fields.name.value +
                         "\" have the same secret",
                     "Then nobody could tell who calls: give each its own.");
            return {};
        }
        m_entries.push_back({hash, identity});
        return {};
    }

    const Document& m_document;
    const CompileInput& m_input;
    const CompiledTeams& m_teams;
    Problems& m_problems;
    std::vector<policy::KeyEntry> m_entries;
    std::vector<policy::DeclaredKey> m_declared;
    std::map<policy::KeyHash, std::string> m_ownerOf;
};

}  // namespace

void compileKeys(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                 Problems& problems) {
    CompiledTeams teams(document, input, problems);
    KeyCompiler compiler(document, input, teams, problems);
    for (const KeyFields& fields : document.keys) {
        compiler.compile(fields);
    }
    compiler.finish(snapshot);
    snapshot.declaredTeams = teams.takeDeclared();
}

}  // namespace weir::control
