// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QComboBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

// Adds a rate limit to the document, or changes one: how much is let through, in which time, and of
// whom.
class RateLimitDialog : public SavingDialog {
    Q_OBJECT

public:
    // A limit without a name: a new one.
    RateLimitDialog(admin::AdminClient& client, const admin::RateLimitSettings& settings,
                    QWidget* parent);

signals:
    void saved();

private:
    // A member of the settings with the field it is typed into.
    template <class Value>
    struct Typed {
        Value admin::RateLimitSettings::* member;
        QLabel* label;
        QLineEdit* field;
    };

    void build();
    void fill(const admin::RateLimitSettings& settings);
    admin::RateLimitSettings settings() const;
    QString missing() const override;
    QString missingOfQueue() const;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

    const std::string m_replaces;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    std::vector<Typed<std::uint64_t>> m_numbers;
    QLabel* m_waitLabel = nullptr;
    QLineEdit* m_wait = nullptr;  // in seconds
    QLabel* m_perLabel = nullptr;
    QComboBox* m_per = nullptr;
    QLabel* m_whatHint;
    std::vector<Typed<std::string>> m_scope;
    QLabel* m_eachLabel = nullptr;
    QComboBox* m_each = nullptr;
    QLabel* m_whoseHint;
};

}  // namespace weir::ui
