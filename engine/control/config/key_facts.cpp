// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/key_facts.hpp"

namespace weir::control {

Result<void> keyCanBeRead(const providers::KeyRef& reference, const CompileInput& input) {
    switch (reference.source) {
        case providers::KeySource::Keychain:
            if (!input.keychain) {
                return Error::notFound(
                    "weir serve has no keychain.",
                    "Write env:NAME or file:PATH, or let the desktop program run it.");
            }
            return {};
        case providers::KeySource::Environment:
        case providers::KeySource::File:
            if (input.readSecret) {
                if (const auto secret = input.readSecret(reference); !secret) {
                    return secret.error();
                }
            }
            return {};
        case providers::KeySource::None:
        case providers::KeySource::Session:
            return {};
    }
    return {};
}

}  // namespace weir::control
