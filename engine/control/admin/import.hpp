// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/operation.hpp"

// Taking over what another gateway was set up to do. What comes of it is looked at first, as the
// document that would be, and then put in force as a whole.
namespace weir::admin {

enum class ImportOutcome : std::uint8_t {
    LeftOut,  // there is nothing here that does this
    Changed,  // it is done here, in another way
    ToDo,     // a person has to do something before it works
};
BOOST_DESCRIBE_ENUM(ImportOutcome, LeftOut, Changed, ToDo)

// What could not be taken over as it was.
struct ImportNote {
    ImportOutcome outcome = ImportOutcome::LeftOut;
    std::uint32_t line = 0;  // of the file; 0: no one line
    std::string what;        // "router_settings.redis_host"
    std::string why;

    friend bool operator==(const ImportNote&, const ImportNote&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportNote, (), (outcome, line, what, why))

// A provider's key that stands in the file itself. It never gets into the document.
struct ImportedSecretRow {
    std::string provider;  // of the document
    std::string key;       // the reference that the document has instead: "keychain:openai"
    std::uint32_t line = 0;

    friend bool operator==(const ImportedSecretRow&, const ImportedSecretRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportedSecretRow, (), (provider, key, line))

// How much was taken over.
struct ImportCounts {
    std::uint32_t providers = 0;
    std::uint32_t models = 0;
    std::uint32_t routes = 0;
    std::uint32_t rateLimits = 0;
    std::uint32_t budgets = 0;
    std::uint32_t prices = 0;
    std::uint32_t keys = 0;

    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportCounts, (),
                      (providers, models, routes, rateLimits, budgets, prices, keys))

struct ImportPreview {
    std::uint64_t revision = 0;  // of the document in force, which it was added to
    std::string before;          // the document in force
    std::string text;            // the document that would be
    ImportCounts carried;
    std::vector<ImportNote> notes;
    std::vector<ImportedSecretRow> secrets;
    std::vector<ImportedKey> keys;  // for keys.import, once the document is in force
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (), (revision, before, text, carried, notes, secrets, keys))

struct PreviewImport {
    static constexpr std::string_view kName = "import.preview";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Say what the document would be with what a LiteLLM configuration does. Changes nothing.";
    using Reply = ImportPreview;
    std::string config;  // the text of config.yaml
    std::string keys;    // the text of a list of keys as /key/list gives it; may be empty
    // Keys of providers that stand in the file go to the keychain; else the document names
    // variables for them.
    bool keychain = false;
};
BOOST_DESCRIBE_STRUCT(PreviewImport, (), (config, keys, keychain))

struct AppliedImport {
    std::uint64_t revision = 0;
    std::vector<std::string> notKept;  // "openai: the keychain is locked"
};
BOOST_DESCRIBE_STRUCT(AppliedImport, (), (revision, notKept))

struct ApplyImport {
    static constexpr std::string_view kName = "import.apply";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Put the document that was previewed in force, and its secrets into the keychain.";
    using Reply = AppliedImport;
    std::string config;
    std::string keys;
    bool keychain = false;
    std::uint64_t base = 0;  // the revision of the preview; refused if another is in force
};
BOOST_DESCRIBE_STRUCT(ApplyImport, (), (config, keys, keychain, base))

}  // namespace weir::admin
