// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "engine/providers/key_ref.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

inline constexpr std::size_t kMostSecretBytes = 16 * 1024;

// The text of a file, without the line end that editors add. The file must lie below one of the
// rules' folders, links followed, and nobody but its owner, who is this user, may read it.
// A relative path starts at the first folder. Errors: NotFound, Denied, TooLarge, Io.
Result<Secret> readSecretFile(const std::filesystem::path& path,
                              const providers::KeyRefRules& rules);

// Keys in files (file:PATH): read-only, and without an address of their own.
class FileStore final : public providers::SecretStore {
public:
    explicit FileStore(providers::KeyRefRules rules) : m_rules(std::move(rules)) {}

    void read(const std::string& name, Done<providers::StoredSecret> done) override;
    void write(const std::string& name, providers::StoredSecret secret, Done<void> done) override;
    void remove(const std::string& name, Done<void> done) override;
    providers::SecretStoreInfo describe() const override;

private:
    providers::KeyRefRules m_rules;
};

}  // namespace weir::app
