// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_proxy.hpp"

#include "engine/control/config/key_facts.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

providers::KeyRef compileKey(const Text& written, const CompileInput& input,
                             const providers::KeyRef& ofBodies, Problems& problems) {
    if (written.place.line == 0) {
        return {};
    }
    auto reference = providers::parseKeyRef(written.value);
    if (!reference) {
        addProblem(problems, written.place, reference.error());
        return {};
    }
    using enum providers::KeySource;
    if (reference->source != Environment && reference->source != File) {
        addError(problems, written.place, "the key of a proxy is env:NAME or file:PATH",
                 "It holds user:password. The keychain keeps keys of providers only.");
        return {};
    }
    if (*reference == ofBodies) {
        addError(problems, written.place, reference->text() + " is the key of stored bodies",
                 "Keep the user and password of the proxy in an item of their own.");
    } else if (const auto allowed = providers::checkKeyRef(*reference, input.keyRules); !allowed) {
        addProblem(problems, written.place, allowed.error());
    } else if (const auto there = keyCanBeRead(*reference, input); !there) {
        addWarning(problems, written.place,
                   "the key " + reference->text() +
                       " cannot be used: " + withoutStop(there.error().message),
                   there.error().hint);
    }
    return std::move(*reference);
}

providers::ProxyChoice compileChoice(const ProxyFields& fields, const CompileInput& input,
                                     const providers::KeyRef& ofBodies, Problems& problems) {
    providers::ProxyChoice choice;
    if (fields.none) {
        return choice;
    }
    if (fields.url.place.line == 0) {
        addError(problems, fields.place, "proxy has no url", "Write url: http://HOST:PORT.");
        return choice;
    }
    const auto url = net::parseBaseUrl(fields.url.value);
    if (!url) {
        addProblem(problems, fields.url.place, url.error());
        return choice;
    }
    if (url->origin.scheme != net::Scheme::Http || !url->path.empty()) {
        addError(problems, fields.url.place,
                 "\"" + fields.url.value + "\" is not the address of a proxy",
                 "Write http://HOST:PORT. What goes through it is encrypted all the same.");
        return choice;
    }
    choice.key = compileKey(fields.key, input, ofBodies, problems);
    const bool asSomebody = choice.key.source != providers::KeySource::None;
    choice.proxy = std::make_shared<const net::Proxy>(
        net::Proxy{url->origin, asSomebody ? choice.key.text() : std::string()});
    return choice;
}

}  // namespace

providers::ProxyRules compileProxy(const ProxyFields& fields, const CompileInput& input,
                                   const providers::KeyRef& ofBodies, Problems& problems) {
    providers::ProxyRules rules;
    if (fields.place.line == 0) {
        return rules;
    }
    rules.choice = compileChoice(fields, input, ofBodies, problems);
    for (const Text& each : fields.except) {
        if (!providers::isProxyException(each.value)) {
            addError(
                problems, each.place,
                "\"" + each.value + "\" is neither the name of a host nor a range of addresses",
                "Write internal.example, which takes what ends in it along, or 10.0.0.0/8.");
            continue;
        }
        rules.except.push_back(each.value);
    }
    return rules;
}

providers::ProxyChoice compileProxy(const ProxyFields& fields, const providers::Provider& provider,
                                    const providers::ProxyRules& general, const CompileInput& input,
                                    const providers::KeyRef& ofBodies, Problems& problems) {
    if (fields.place.line == 0) {
        return general.forProvider(provider);
    }
    if (!fields.except.empty()) {
        addError(problems, fields.except.front().place, "except belongs to the proxy of all",
                 "Write it under proxy at the top level.");
    }
    auto choice = compileChoice(fields, input, ofBodies, problems);
    if (choice.proxy != nullptr && provider.local) {
        addError(problems, fields.place,
                 "the provider \"" + provider.name + "\" is local and is called directly",
                 "Drop its proxy, or write local: false.");
    }
    return choice;
}

}  // namespace weir::control
