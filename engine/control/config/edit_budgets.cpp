// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_budgets.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/control/config/edit_text.hpp"
#include "engine/control/config/names.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

using admin::BudgetSettings;

constexpr std::string_view kBudgets = "budgets";

// A field with its value as it is written, or nothing where the default says the same; in the order
// in which they are written.
struct Written {
    std::string_view field;
    std::optional<std::string> value;
};

std::vector<Written> writtenFields(const BudgetSettings& settings) {
    const auto unlessEmpty = [](const std::string& text) {
        return text.empty() ? std::optional<std::string>() : renderScalar(text);
    };
    const bool warns = settings.whenUsed == WhenUsed::Warn;
    const bool allows = !warns && settings.whenUnpriced == WhenUnpriced::Allow;
    return {{"name", renderScalar(settings.name)},
            {"key", unlessEmpty(settings.key)},
            {"team", unlessEmpty(settings.team)},
            {"user", unlessEmpty(settings.user)},
            {"provider", unlessEmpty(settings.provider)},
            {"limit", settings.limit.text()},
            {"every", std::string(wordOf(settings.every))},
            {"when_used", warns ? std::optional<std::string>("warn") : std::nullopt},
            {"when_unpriced", allows ? std::optional<std::string>("allow") : std::nullopt}};
}

BudgetSettings settingsOf(const BudgetFields& fields) {
    return {.name = fields.name.value,
            .key = fields.key.value,
            .team = fields.team.value,
            .user = fields.user.value,
            .provider = fields.provider.value,
            .limit = fields.limit.value_or(Money()),
            .every = fields.every,
            .whenUsed = fields.whenUsed,
            .whenUnpriced = fields.whenUnpriced.value};
}

std::optional<std::size_t> indexOf(const Document& document, std::string_view name) {
    const auto found = std::ranges::find_if(
        document.budgets, [&](const BudgetFields& fields) { return fields.name.value == name; });
    if (found == document.budgets.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - document.budgets.begin());
}

Error noBudget(std::string_view name) {
    return Error::notFound("The document has no budget \"" + std::string(name) + "\".",
                           "It may have been renamed or removed meanwhile.");
}

Error nameTaken(std::string_view name) {
    return Error::conflict("There is a budget \"" + std::string(name) + "\" already.",
                           "Choose another name.");
}

// What can be written at all.
Result<void> check(const BudgetSettings& settings) {
    if (!isPlainName(settings.name)) {
        return Error::invalid(
            "\"" + settings.name.substr(0, 64) + "\" cannot be the name of a budget.",
            "Use letters, digits, '.', '_' and '-', at most 64 of them.");
    }
    if (settings.limit <= Money()) {
        return Error::invalid("A budget has a limit of more than nothing.");
    }
    return {};
}

// The last word on every edit: what a reader finds in the text is what was asked for.
Result<std::string> verified(std::string text, BudgetSettings asked) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    if (asked.whenUsed == WhenUsed::Warn) {
        asked.whenUnpriced = WhenUnpriced::Block;  // it is not written: it blocks nothing
    }
    const auto index = indexOf(*document, asked.name);
    if (!index || settingsOf(document->budgets[*index]) != asked) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return text;
}

Result<void> append(YamlEditor& editor, const BudgetSettings& settings) {
    std::vector<YamlEditor::Field> fields;
    for (const Written& written : writtenFields(settings)) {
        if (written.value) {
            fields.emplace_back(written.field, *written.value);
        }
    }
    return editor.append(kBudgets, fields);
}

// Only the fields that differ.
Result<void> change(YamlEditor& editor, std::size_t index, const BudgetSettings& before,
                    const BudgetSettings& after) {
    const std::vector<Written> old = writtenFields(before);
    const std::vector<Written> wanted = writtenFields(after);
    std::vector<std::string_view> ahead;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto& [field, value] = wanted[i];
        if (old[i].value != value) {
            const YamlNode& budget = editor.root()->find(kBudgets)->items[index];
            auto done = value ? editor.set(budget, {std::string(field), *value}, ahead)
                              : editor.remove(budget, field);
            if (!done) {
                return done;
            }
        }
        ahead.push_back(field);
    }
    return {};
}

}  // namespace

Result<std::string> setBudget(std::string_view text, std::string_view replaces,
                              const BudgetSettings& settings) {
    if (auto sound = check(settings); !sound) {
        return std::move(sound.error());
    }
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOf(*document, replaces);
    if (!replaces.empty() && !index) {
        return noBudget(replaces);
    }
    if (settings.name != replaces && indexOf(*document, settings.name)) {
        return nameTaken(settings.name);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    const auto done = index
                          ? change(*editor, *index, settingsOf(document->budgets[*index]), settings)
                          : append(*editor, settings);
    if (!done) {
        return done.error();
    }
    return verified(editor->text(), settings);
}

Result<BudgetRemoval> removeBudget(std::string_view text, std::string_view name) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOf(*document, name);
    if (!index) {
        return noBudget(name);
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    auto item = editor->takeOut(kBudgets, *index);
    if (!item) {
        return std::move(item.error());
    }
    return BudgetRemoval{editor->text(),
                         {.name = std::string(name),
                          .text = std::move(item->text),
                          .index = static_cast<std::uint32_t>(*index),
                          .linesBefore = item->linesBefore}};
}

Result<std::string> restoreBudget(std::string_view text, const admin::RemovedBudget& removed) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    if (indexOf(*document, removed.name)) {
        return nameTaken(removed.name);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = editor->putBack(kBudgets, removed.index, {removed.text, removed.linesBefore});
        !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (!indexOf(*after, removed.name)) {
        return Error::invalid("What was removed is not a budget of that name.");
    }
    return editor->text();
}

}  // namespace weir::control
