// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/workspace.hpp"

#include <utility>

#include "app/host/data_folder.hpp"

namespace weir::app {

Result<std::unique_ptr<Workspace>> Workspace::open(
    const WorkspaceOptions& options, const Clock& clock, Random& random, const Log& log,
    std::function<Result<std::string>()> simulatorUrl) {
    auto lock = books::FolderLock::acquire(options.dataFolder);
    if (!lock) {
        return std::move(lock.error());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(*lock)));
    auto directory = books::Directory::open(workspace->folder() / "weir.db", clock, random);
    if (!directory) {
        return std::move(directory.error());
    }
    workspace->m_directory = std::move(*directory);
    workspace->m_keyRules.environment = options.allowedVariables;
    workspace->m_keyRules.folders.push_back(secretsIn(workspace->folder()));
    workspace->m_keyRules.folders.insert(workspace->m_keyRules.folders.end(),
                                         options.secretFolders.begin(),
                                         options.secretFolders.end());
    const auto document =
        options.document.empty() ? documentIn(workspace->folder()) : options.document;
    workspace->m_policy = std::make_unique<PolicyKeeper>(
        control::DocumentFile(document), *workspace->m_directory, workspace->m_current,
        PolicySources{workspace->m_keyRules, options.keychain, options.listen,
                      std::move(simulatorUrl)},
        log);
    // Whoever wrote it while nothing ran.
    if (const auto loaded = workspace->m_policy->load(document.filename().string()); !loaded) {
        log.warning("the policy cannot be put in force: " + loaded.error().text());
    }
    return workspace;
}

}  // namespace weir::app
