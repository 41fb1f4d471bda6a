// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_providers.hpp"

#include <algorithm>

#include "engine/base/near_names.hpp"
#include "engine/control/config/compile_proxy.hpp"
#include "engine/control/config/key_facts.hpp"
#include "engine/control/config/names.hpp"
#include "engine/policy/bodies.hpp"
#include "engine/providers/kind.hpp"

namespace weir::control {

namespace {

providers::Timeouts withDefaults(const TimeoutFields& fields, const TimeoutFields& document) {
    const auto pick = [](const auto& own, const auto& general, const auto& otherwise) {
        return own.value_or(general.value_or(otherwise));
    };
    const providers::Timeouts usual;
    return {
        .connect = pick(fields.connect, document.connect, usual.connect),
        .firstToken = pick(fields.firstToken, document.firstToken, usual.firstToken),
        .idle = pick(fields.idle, document.idle, usual.idle),
        .total = pick(fields.total, document.total, usual.total),
        .minThroughput = pick(fields.minThroughput, document.minThroughput, usual.minThroughput)};
}

class ProviderCompiler {
public:
    ProviderCompiler(const Document& document, const CompileInput& input,
                     const providers::KeyRef& ofBodies, const providers::ProxyRules& proxy,
                     Problems& problems)
        : m_document(document),
          m_input(input),
          m_ofBodies(ofBodies),
          m_proxy(proxy),
          m_problems(problems) {}

    providers::Provider compile(const ProviderFields& fields) {
        checkPlainName(m_problems, fields.name, "provider");
        providers::Provider provider;
        provider.name = fields.name.value;
        provider.kind = kindOf(fields);
        if (fields.account.place.line != 0) {
            checkPlainName(m_problems, fields.account, "provider's account");
            provider.account = fields.account.value;
        }
        provider.free = fields.free;
        provider.caFile = fields.ca.value;
        provider.serveAll = !fields.serve.has_value();
        for (const Text& model : fields.serve.value_or(std::vector<Text>())) {
            checkModelName(m_problems, model);
            provider.serve.push_back(model.value);
        }
        provider.data = fields.data;
        provider.data.region = fields.region.value;
        for (const auto& [model, can] : fields.capabilities) {
            checkModelName(m_problems, model);
            provider.capabilities.emplace_back(model.value, can);
        }
        provider.timeouts = withDefaults(fields.timeouts, m_document.timeouts);
        if (provider.kind == nullptr) {
            // Something to point at, so that what refers to this provider is still checked.
            provider.kind = providers::findKind("compatible");
            provider.keys = {providers::KeyRef{}};
            return provider;
        }
        provider.quota = fields.quota.value_or(provider.kind->quota);
        // What is local by its nature need not say so, but may be elsewhere.
        provider.local = fields.local.place.line == 0 ? provider.kind->local : fields.local.value;
        compileAddress(fields, provider);
        compileKeys(fields, provider);
        compileCa(fields);
        provider.proxy =
            compileProxy(fields.proxy, provider, m_proxy, m_input, m_ofBodies, m_problems);
        compileDialects(fields, provider);
        return provider;
    }

private:
    const providers::Kind* kindOf(const ProviderFields& fields) {
        if (fields.kind.place.line == 0) {
            addError(m_problems, fields.place,
                     "the provider \"" + fields.name.value + "\" has no kind",
                     "There are " + kindNames() + ".");
            return nullptr;
        }
        const providers::Kind* kind = providers::findKind(fields.kind.value);
        if (kind == nullptr) {
            std::vector<std::string_view> names;
            for (const providers::Kind& each : providers::kinds()) {
                names.push_back(each.name);
            }
            const std::string meant = didYouMean(nearNames(fields.kind.value, names));
            addError(m_problems, fields.kind.place, "unknown kind \"" + fields.kind.value + '"',
                     meant.empty() ? "There are " + kindNames() + "." : meant);
        }
        return kind;
    }

    static std::string kindNames() {
        std::string names;
        for (const providers::Kind& kind : providers::kinds()) {
            names += (names.empty() ? "" : ", ") + std::string(kind.name);
        }
        return names;
    }

    void compileAddress(const ProviderFields& fields, providers::Provider& provider) {
        std::string written = fields.baseUrl.value;
        if (written.empty() && provider.kind->simulated) {
            const auto url = simulatorUrl();
            if (!url) {
                addProblem(m_problems, fields.place, url.error());
                return;
            }
            written = *url;
        }
        auto base = providers::resolveBaseUrl(*provider.kind, written, provider.local);
        if (base) {
            provider.base = std::move(*base);
            warnOfBareHost(fields, provider);
        } else {
            addProblem(m_problems,
                       fields.baseUrl.place.line == 0 ? fields.place : fields.baseUrl.place,
                       base.error());
        }
    }

    // What a cloud shows as the endpoint of a resource is its host alone.
    void warnOfBareHost(const ProviderFields& fields, const providers::Provider& provider) {
        const std::string pattern(provider.kind->baseUrlPattern);
        if (!pattern.empty() && provider.base.path.find_first_not_of('/') == std::string::npos) {
            addWarning(m_problems, fields.baseUrl.place,
                       "this base_url has no path, and those of kind " +
                           std::string(provider.kind->name) + " have one",
                       "Write it like " + pattern + ".");
        }
    }

    Result<std::string> simulatorUrl() {
        if (m_simulatorUrl.empty()) {
            if (!m_input.simulatorUrl) {
                // Nobody runs one while a document is only checked; any address will do.
                return std::string("http://127.0.0.1:1/v1");
            }
            auto url = m_input.simulatorUrl();
            if (!url) {
                return url;
            }
            m_simulatorUrl = std::move(*url);
        }
        return m_simulatorUrl;
    }

    bool isOfBodies(const providers::KeyRef& key) const {
        const bool madeForThem =
            key.source == providers::KeySource::Keychain && key.name == policy::kBodiesItem;
        return madeForThem ||
               (m_ofBodies.source != providers::KeySource::None && key == m_ofBodies);
    }

    void compileKeys(const ProviderFields& fields, providers::Provider& provider) {
        for (const Text& written : fields.keys) {
            auto reference = providers::parseKeyRef(written.value);
            if (!reference) {
                addProblem(m_problems, written.place, reference.error());
                continue;
            }
            if (isOfBodies(*reference)) {
                addError(m_problems, written.place,
                         reference->text() + " is the key of stored bodies",
                         "Keep the provider's key in an item of its own.");
            } else if (const auto allowed = providers::checkKeyRef(*reference, m_input.keyRules);
                       !allowed) {
                addProblem(m_problems, written.place, allowed.error());
            } else if (const auto there = keyCanBeRead(*reference, m_input); !there) {
                addWarning(m_problems, written.place,
                           "the key " + reference->text() +
                               " cannot be used: " + withoutStop(there.error().message),
                           there.error().hint);
            }
            if (std::ranges::find(provider.keys, *reference) != provider.keys.end()) {
                addError(m_problems, written.place, "this key stands here twice");
                continue;
            }
            provider.keys.push_back(std::move(*reference));
        }
        if (fields.keys.empty() && provider.kind->needsKey) {
            addError(m_problems, fields.place,
                     "the provider \"" + provider.name + "\" has no api_key",
                     "Write api_key: keychain:" + provider.name +
                         ", or env:" + std::string(provider.kind->keyEnvironment) + ".");
        }
        if (provider.keys.empty()) {
            provider.keys = {providers::KeyRef{}};
        }
    }

    // A warning: the file may come later, and the other providers work without it.
    void compileCa(const ProviderFields& fields) {
        if (fields.ca.value.empty() || !m_input.checkCa) {
            return;
        }
        if (const auto usable = m_input.checkCa(fields.ca.value); !usable) {
            addWarning(m_problems, fields.ca.place,
                       "the provider \"" + fields.name.value +
                           "\" cannot be reached: " + withoutStop(usable.error().message),
                       usable.error().hint);
        }
    }

    void compileDialects(const ProviderFields& fields, providers::Provider& provider) {
        for (const Placed<Dialect>& dialect : fields.dialects) {
            if (provider.speaks(dialect.value)) {
                addError(m_problems, dialect.place, "this dialect stands here twice");
                continue;
            }
            provider.dialects.push_back(dialect.value);
        }
        if (provider.dialects.empty()) {
            provider.dialects.assign(provider.kind->dialects.begin(),
                                     provider.kind->dialects.end());
        }
    }

    const Document& m_document;
    const CompileInput& m_input;
    const providers::KeyRef& m_ofBodies;
    const providers::ProxyRules& m_proxy;
    Problems& m_problems;
    std::string m_simulatorUrl;
};

}  // namespace

std::vector<providers::Provider> compileProviders(const Document& document,
                                                  const CompileInput& input,
                                                  const providers::KeyRef& ofBodies,
                                                  const providers::ProxyRules& proxy,
                                                  Problems& problems) {
    std::vector<providers::Provider> compiled;
    ProviderCompiler compiler(document, input, ofBodies, proxy, problems);
    for (const ProviderFields& fields : document.providers) {
        compiled.push_back(compiler.compile(fields));
    }
    return compiled;
}

}  // namespace weir::control
