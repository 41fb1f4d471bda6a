// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/host/policy_keeper.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/store/folder_lock.hpp"

namespace weir::app {

struct WorkspaceOptions {
    std::filesystem::path dataFolder;
    std::filesystem::path document;                    // empty: weir.yaml in the data folder
    std::string listen;                                // `--listen`
    std::vector<std::string> allowedVariables;         // `--allow-env`
    std::vector<std::filesystem::path> secretFolders;  // `--secrets-dir`
    bool keychain = false;                             // this program can read keys from one
};

// A data folder that this process holds: its lock, its directory and the policy. Enough for what a
// command does without a running gateway; a Host builds on it. One thread at a time.
class Workspace {
public:
    // Errors: Conflict when another process holds the folder. A document with an error is none:
    // policy().problem() has it.
    static Result<std::unique_ptr<Workspace>> open(
        const WorkspaceOptions& options, const Clock& clock, Random& random, const Log& log,
        std::function<Result<std::string>()> simulatorUrl = {});

    const std::filesystem::path& folder() const { return m_lock.folder(); }
    const books::FolderLock& lock() const { return m_lock; }
    books::Directory& directory() { return *m_directory; }
    exchange::CurrentPolicy& current() { return m_current; }
    PolicyKeeper& policy() { return *m_policy; }
    const providers::KeyRefRules& keyRules() const { return m_keyRules; }

private:
    explicit Workspace(books::FolderLock lock) : m_lock(std::move(lock)) {}

    books::FolderLock m_lock;
    std::unique_ptr<books::Directory> m_directory;
    providers::KeyRefRules m_keyRules;
    exchange::CurrentPolicy m_current;
    std::unique_ptr<PolicyKeeper> m_policy;
};

}  // namespace weir::app
