// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_bodies.hpp"

#include "engine/books/bodies/master_key.hpp"
#include "engine/control/config/key_facts.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

constexpr std::string_view kWays =
    "Write key: env:WEIR_BODIES_KEY or file:PATH; \"weir bodies new-key\" makes the key. In the "
    "desktop program, Settings does it all.";

bool isWritten(const Text& text) {
    return text.place.line != 0;
}

// Whether bodies can be encrypted with it, as far as can be told here.
Result<void> isUsable(const providers::KeyRef& key, const CompileInput& input) {
    if (auto there = keyCanBeRead(key, input); !there) {
        return there;
    }
    if (key.source == providers::KeySource::Keychain || !input.readSecret) {
        return {};
    }
    const auto secret = input.readSecret(key);
    const auto parsed =
        secret ? books::MasterKey::parse(*secret) : Result<books::MasterKey>(secret.error());
    return parsed ? Result<void>() : Result<void>(parsed.error());
}

}  // namespace

policy::Bodies compileBodies(const Document& document, const CompileInput& input,
                             Problems& problems) {
    const BodyFields& fields = document.bodies;
    policy::Bodies bodies;
    bodies.keep = fields.keep.value.value_or(bodies.keep);
    bodies.days = fields.days.value_or(bodies.days);
    bodies.maxSize = fields.maxSize.value_or(bodies.maxSize);
    if (!isWritten(fields.key)) {
        if (bodies.keep == BodyPlace::Disk) {
            addError(problems, fields.keep.place, "bodies on disk are encrypted and need a key",
                     std::string(kWays));
        }
        return bodies;
    }
    auto key = providers::parseKeyRef(fields.key.value);
    if (!key) {
        addProblem(problems, fields.key.place, key.error());
        return bodies;
    }
    if (key->source == providers::KeySource::None || key->source == providers::KeySource::Session) {
        addError(problems, fields.key.place,
                 "the key of bodies comes from keychain:, env: or file:", std::string(kWays));
        return bodies;
    }
    if (const auto allowed = providers::checkKeyRef(*key, input.keyRules); !allowed) {
        addProblem(problems, fields.key.place, allowed.error());
    } else if (const auto usable = isUsable(*key, input); !usable) {
        addWarning(problems, fields.key.place,
                   "no bodies can be stored or read with " + key->text() + ": " +
                       withoutStop(usable.error().message),
                   usable.error().hint);
    }
    bodies.key = std::move(*key);
    return bodies;
}

}  // namespace weir::control
