// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "engine/control/config/document.hpp"
#include "engine/control/config/edit_text.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"
#include "engine/control/config/yaml_editor.hpp"
#include "engine/control/config/yaml_text.hpp"
#include "engine/providers/kind.hpp"

namespace weir::control {

namespace {

using admin::ProviderSettings;

constexpr std::string_view kProviders = "providers";
// The order in which fields are written; a new one goes behind those before it.
constexpr std::string_view kOrder[] = {"name",  "kind",  "base_url", "api_key", "api_keys", "serve",
                                       "local", "price", "ca",       "region",  "data"};

bool localByKind(const std::string& kind) {
    const providers::Kind* found = providers::findKind(kind);
    return found != nullptr && found->local;
}

// A kind that needs no key has none unless one is named: whether that is written says nothing.
std::string meantKey(const ProviderSettings& settings) {
    const providers::Kind* kind = providers::findKind(settings.kind);
    const bool none = settings.key.empty() && kind != nullptr && !kind->needsKey;
    return none ? "none" : settings.key;
}

// A field with its value as it is written, or nothing where the default says the same.
struct Written {
    std::string_view field;
    std::optional<std::string> value;
};

// "{training: false, retention_days: 0}"; nothing: nothing is said.
std::optional<std::string> renderData(const DataPolicy& data) {
    std::string members;
    if (data.training != Known::Unknown) {
        members = data.training == Known::Yes ? "training: true" : "training: false";
    }
    if (data.retentionDays >= 0) {
        members += (members.empty() ? "" : ", ") + std::string("retention_days: ") +
                   std::to_string(data.retentionDays);
    }
    return members.empty() ? std::nullopt : std::optional("{" + members + "}");
}

std::vector<Written> writtenFields(const ProviderSettings& settings) {
    const auto unlessEmpty = [](const std::string& text) {
        return text.empty() ? std::optional<std::string>() : renderScalar(text);
    };
    const auto when = [](bool written, std::string_view text) {
        return written ? std::optional<std::string>(text) : std::nullopt;
    };
    return {{"name", renderScalar(settings.name)},
            {"kind", renderScalar(settings.kind)},
            {"base_url", unlessEmpty(settings.baseUrl)},
            {"api_key", unlessEmpty(settings.key)},
            {"serve",
             settings.serve.empty() ? std::optional<std::string>() : renderList(settings.serve)},
            {"local",
             when(settings.local != localByKind(settings.kind), settings.local ? "true" : "false")},
            {"price", when(settings.free, "free")},
            {"ca", unlessEmpty(settings.ca)},
            {"region", unlessEmpty(settings.data.region)},
            {"data", renderData(settings.data)}};
}

ProviderSettings settingsOf(const ProviderFields& fields) {
    ProviderSettings settings;
    settings.name = fields.name.value;
    settings.kind = fields.kind.value;
    settings.baseUrl = fields.baseUrl.value;
    settings.key = fields.keys.empty() ? std::string() : fields.keys.front().value;
    settings.local = fields.local.place.line == 0 ? localByKind(settings.kind) : fields.local.value;
    settings.free = fields.free;
    settings.ca = fields.ca.value;
    settings.data = fields.data;
    settings.data.region = fields.region.value;
    for (const Text& model : fields.serve.value_or(std::vector<Text>())) {
        settings.serve.push_back(model.value);
    }
    return settings;
}

bool meanTheSame(const ProviderSettings& left, const ProviderSettings& right) {
    const auto fields = [](const ProviderSettings& settings) {
        return std::tie(settings.name, settings.kind, settings.baseUrl, settings.local,
                        settings.free, settings.ca, settings.serve, settings.data);
    };
    return fields(left) == fields(right) && meantKey(left) == meantKey(right);
}

std::optional<std::size_t> indexOf(const Document& document, std::string_view name) {
    const auto found = std::ranges::find_if(document.providers, [&](const ProviderFields& fields) {
        return fields.name.value == name;
    });
    if (found == document.providers.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - document.providers.begin());
}

Error noProvider(std::string_view name) {
    return Error::notFound("The document has no provider \"" + std::string(name) + "\".",
                           "It may have been renamed or removed meanwhile.");
}

Error nameTaken(std::string_view name) {
    return Error::conflict("There is a provider \"" + std::string(name) + "\" already.",
                           "Choose another name.");
}

Result<void> checkName(const std::string& name) {
    if (!isPlainName(name)) {
        return Error::invalid("\"" + name.substr(0, 64) + "\" cannot be the name of a provider.",
                              "Use letters, digits, '.', '_' and '-', at most 64 of them.");
    }
    return {};
}

// The last word on every edit: what a reader finds in the text is what was asked for.
Result<std::string> verified(std::string text, const ProviderSettings& asked) {
    auto found = providerSettings(text, asked.name);
    if (!found) {
        return std::move(found.error());
    }
    if (!meanTheSame(*found, asked)) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return text;
}

class ProviderEdit {
public:
    ProviderEdit(YamlEditor editor, std::size_t index)
        : m_editor(std::move(editor)), m_index(index) {}

    Result<void> apply(const ProviderSettings& before, const ProviderSettings& after) {
        const std::vector<Written> old = writtenFields(before);
        const std::vector<Written> wanted = writtenFields(after);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (old[i].value == wanted[i].value) {
                continue;
            }
            if (auto done = apply(wanted[i], after); !done) {
                return done;
            }
        }
        return {};
    }

    // Targets name their provider, so they follow it.
    Result<void> renameTargets(const std::string& before, const std::string& after) {
        std::size_t done = 0;
        while (const auto target = nextTarget(before + "/", done)) {
            const std::string name = after + target->scalar.substr(before.size());
            if (auto replaced = m_editor.replace(*target, renderScalar(name, target->style));
                !replaced) {
                return replaced;
            }
        }
        return {};
    }

    const std::string& text() const { return m_editor.text(); }

private:
    const YamlNode& provider() const { return m_editor.root()->find(kProviders)->items[m_index]; }

    Result<void> apply(const Written& wanted, const ProviderSettings& after) {
        const YamlNode* several = provider().find("api_keys");
        if (wanted.field == "api_key" && several != nullptr && wanted.value) {
            return m_editor.replace(several->items.front(), *wanted.value);
        }
        if (!wanted.value) {
            return m_editor.remove(provider(), wanted.field);
        }
        std::string rendered = *wanted.value;
        const YamlNode* present = provider().find(wanted.field);
        if (present != nullptr && present->kind == YamlNode::Kind::Scalar &&
            (wanted.field == "name" || wanted.field == "kind" || wanted.field == "base_url" ||
             wanted.field == "api_key" || wanted.field == "ca")) {
            rendered = renderScalar(plainOf(wanted.field, after), present->style);
        }
        const auto* place = std::ranges::find(kOrder, wanted.field);
        return m_editor.set(provider(), {std::string(wanted.field), rendered},
                            std::span(std::begin(kOrder), place));
    }

    static const std::string& plainOf(std::string_view field, const ProviderSettings& settings) {
        if (field == "name") {
            return settings.name;
        }
        if (field == "kind") {
            return settings.kind;
        }
        if (field == "base_url") {
            return settings.baseUrl;
        }
        return field == "ca" ? settings.ca : settings.key;
    }

    // The next target of any model, in order, that begins so. The count of targets that were looked
    // at stays right while their text changes.
    std::optional<YamlNode> nextTarget(std::string_view prefix, std::size_t& done) const {
        const YamlNode* models = m_editor.root()->find("models");
        if (models == nullptr) {
            return std::nullopt;
        }
        std::size_t number = 0;
        for (const YamlNode& model : models->items) {
            const YamlNode* targets = model.find("targets");
            if (targets == nullptr) {
                continue;
            }
            for (const YamlNode& target : targets->items) {
                if (number++ < done) {
                    continue;
                }
                ++done;
                if (target.scalar.starts_with(prefix)) {
                    return target;
                }
            }
        }
        return std::nullopt;
    }

    YamlEditor m_editor;
    std::size_t m_index;
};

}  // namespace

Result<std::string> addProvider(std::string_view text, const ProviderSettings& settings) {
    if (auto fit = checkName(settings.name); !fit) {
        return std::move(fit.error());
    }
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    if (indexOf(*document, settings.name)) {
        return nameTaken(settings.name);
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (editor->root() == nullptr && text.empty()) {
        editor = YamlEditor::open("version: 1\n");
    }
    std::vector<YamlEditor::Field> fields;
    for (const Written& written : writtenFields(settings)) {
        if (written.value) {
            fields.emplace_back(written.field, *written.value);
        }
    }
    if (auto done = editor->append(kProviders, fields); !done) {
        return std::move(done.error());
    }
    return verified(editor->text(), settings);
}

Result<std::string> updateProvider(std::string_view text, std::string_view name,
                                   const ProviderSettings& settings) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOf(*document, name);
    if (!index) {
        return noProvider(name);
    }
    if (settings.name != name) {
        if (auto fit = checkName(settings.name); !fit) {
            return std::move(fit.error());
        }
        if (indexOf(*document, settings.name)) {
            return nameTaken(settings.name);
        }
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    ProviderEdit edit(std::move(*editor), *index);
    const ProviderSettings before = settingsOf(document->providers[*index]);
    ProviderSettings after = settings;
    if (before.kind == after.kind && meantKey(before) == meantKey(after)) {
        after.key = before.key;
    }
    if (auto done = edit.apply(before, after); !done) {
        return std::move(done.error());
    }
    if (settings.name != name) {
        if (auto done = edit.renameTargets(std::string(name), settings.name); !done) {
            return std::move(done.error());
        }
    }
    return verified(edit.text(), settings);
}

Result<Removal> removeProvider(std::string_view text, std::string_view name) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOf(*document, name);
    if (!index) {
        return noProvider(name);
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    auto item = editor->takeOut(kProviders, *index);
    if (!item) {
        return std::move(item.error());
    }
    return Removal{editor->text(),
                   {.name = std::string(name),
                    .text = std::move(item->text),
                    .index = static_cast<std::uint32_t>(*index),
                    .linesBefore = item->linesBefore}};
}

Result<std::string> restoreProvider(std::string_view text, const admin::RemovedProvider& removed) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    if (indexOf(*document, removed.name)) {
        return nameTaken(removed.name);
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = editor->putBack(kProviders, removed.index,
                                    {.text = removed.text, .linesBefore = removed.linesBefore});
        !done) {
        return std::move(done.error());
    }
    // The text came from outside: it has to be this provider and nothing else.
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (after->providers.size() != document->providers.size() + 1 ||
        !indexOf(*after, removed.name)) {
        return Error::invalid("What was to be put back is not the provider \"" + removed.name +
                              "\".");
    }
    return editor->text();
}

Result<std::string> setListen(std::string_view text, std::string_view address) {
    if (auto parsed = parseListen(address); !parsed) {
        return std::move(parsed.error());
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    constexpr std::string_view kBefore[] = {"version"};
    const YamlNode* present = editor->root()->find("listen");
    const auto style = present != nullptr && present->kind == YamlNode::Kind::Scalar
                           ? present->style
                           : YamlNode::Style::Plain;
    if (auto done = editor->set(*editor->root(), {"listen", renderScalar(address, style)}, kBefore);
        !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    return editor->text();
}

Result<std::vector<ProviderSettings>> everyProviderSettings(std::string_view text) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::vector<ProviderSettings> all;
    for (const ProviderFields& fields : document->providers) {
        all.push_back(settingsOf(fields));
    }
    return all;
}

Result<ProviderSettings> providerSettings(std::string_view text, std::string_view name) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOf(*document, name);
    if (!index) {
        return noProvider(name);
    }
    return settingsOf(document->providers[*index]);
}

}  // namespace weir::control
