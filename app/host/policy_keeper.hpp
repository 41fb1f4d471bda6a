// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/config/compile.hpp"
#include "engine/control/config/document_file.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/exchange/services.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::app {

struct PolicySources {
    providers::KeyRefRules keyRules;
    bool keychain = false;  // this program can read keys from one
    std::string listen;     // `--listen`; empty: as the document says
    // Starts the simulator when a provider first needs it, and gives its base URL.
    std::function<Result<std::string>()> simulatorUrl;
};

// Keeps the policy in force: the document, compiled together with the keys of the directory, and
// swapped whole when either changes. A document with an error changes nothing; what is wrong with
// it is in problem(). Lives on the control thread, but for snapshot().
class PolicyKeeper final : public control::PolicyControl {
public:
    PolicyKeeper(control::DocumentFile file, books::Directory& directory,
                 exchange::CurrentPolicy& current, PolicySources sources, const Log& log);

    // Reads the document and puts it in force.
    Result<void> load(std::string_view actor, std::string_view comment = {});
    // Does so if the file changed since it was last read; cheap.
    void loadIfChanged();

    // Why the file on disk is not in force, with line and column; empty when it is.
    const std::string& problem() const { return m_problem; }
    const control::DocumentFile& file() const { return m_file; }
    bool listenIsFixed() const { return !m_sources.listen.empty(); }
    // Called after another snapshot came into force.
    void onChange(std::function<void()> changed) { m_changed = std::move(changed); }

    std::shared_ptr<const policy::Snapshot> snapshot() const override { return m_current.get(); }
    const std::string& text() const override { return m_text; }
    Result<void> edit(const Edit& edit, std::string_view actor, std::string_view comment) override;
    using PolicyControl::edit;
    Result<void> keysChanged() override;
    Result<providers::Provider> compile(const admin::ProviderSettings& settings) const override;
    std::vector<control::FormerPlace> formerPlaces() const override { return m_former; }
    void learnModels(std::string_view provider, std::vector<std::string> models) override;

private:
    Result<control::CompileInput> input(std::uint64_t revision) const;
    // A text without errors. Errors: Invalid, with the first problem of the text.
    Result<control::Compiled> compileText(std::string_view text, std::uint64_t revision) const;
    Result<void> putInForce(std::string text, std::string_view actor, std::string_view comment);
    bool takeBack(const std::optional<std::string>& before, std::string_view after);
    Result<void> recompile();
    void noteFormerPlaces(const policy::Snapshot& next);
    void warn(control::Problems warnings);

    control::DocumentFile m_file;
    books::Directory& m_directory;
    exchange::CurrentPolicy& m_current;
    PolicySources m_sources;
    const Log& m_log;
    std::string m_text;  // of the document in force
    std::map<std::string, std::vector<std::string>> m_catalogue;
    std::vector<control::FormerPlace> m_former;
    std::string m_problem;
    control::Problems m_warnings;  // of the document in force
    std::function<void()> m_changed;
};

}  // namespace weir::app
