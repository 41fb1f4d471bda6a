// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/key_slots.hpp"

#include <utility>

namespace weir::providers {

KeyState KeySlot::state() const {
    if (reference.source == KeySource::None) {
        return KeyState::None;
    }
    if (secret == nullptr) {
        switch (problem.code) {
            case ErrorCode::NotFound:
                return KeyState::Missing;
            case ErrorCode::Unavailable:
            case ErrorCode::Timeout:
                return KeyState::Locked;
            default:
                return KeyState::Denied;
        }
    }
    if (bound != origin) {
        return KeyState::Denied;
    }
    return session ? KeyState::SessionOnly : KeyState::Stored;
}

std::string KeySlot::words() const {
    if (state() == KeyState::None) {
        return {};
    }
    if (secret == nullptr) {
        return problem.message;
    }
    return bound == origin ? std::string() : "bound to " + bound.text();
}

void KeySlot::keep(StoredSecret stored, bool onlyInMemory) {
    bound = stored.bound.value_or(origin);
    secret = std::make_shared<const Secret>(std::move(stored.secret));
    session = onlyInMemory;
    problem = {};
}

const KeySlot* findSlot(const KeySlots& slots, std::string_view provider, std::size_t key) {
    const auto found = slots.find(provider);
    return found == slots.end() || key >= found->second.size() ? nullptr : &found->second[key];
}

KeySlot* findSlot(KeySlots& slots, std::string_view provider, std::size_t key) {
    return const_cast<KeySlot*>(findSlot(std::as_const(slots), provider, key));
}

Result<Credential> credentialOf(const KeySlots& slots, std::string_view provider, std::size_t key,
                                const net::Origin& origin) {
    const KeySlot* slot = findSlot(slots, provider, key);
    if (slot == nullptr) {
        return Error::notFound("There is no provider " + std::string(provider) + " any more.");
    }
    if (slot->reference.source == KeySource::None) {
        return Credential();
    }
    const std::string whose = "The key of " + std::string(provider);
    if (slot->secret == nullptr) {
        Error error = slot->problem;
        error.message = whose + ": " + error.message;
        return error;
    }
    if (slot->bound != origin) {
        return Error::denied(whose + " is bound to " + slot->bound.text() + ".",
                             "Enter it again for " + origin.text() + ", or bind it anew.");
    }
    return Credential(slot->secret, slot->bound);
}

}  // namespace weir::providers
