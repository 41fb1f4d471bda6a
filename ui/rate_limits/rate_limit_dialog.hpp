// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace weir::ui {

class DialogFooter;

// Adds a rate limit to the document, or changes one: how much is let through, in which time, and of
// whom.
class RateLimitDialog : public GrowingDialog {
    Q_OBJECT

public:
    // A limit without a name: a new one.
    RateLimitDialog(admin::AdminClient& client, const admin::RateLimitSettings& settings,
                    QWidget* parent);

signals:
    void saved();

protected:
    void changeEvent(QEvent* event) override;

private:
    // A member of the settings with the field it is typed into.
    template <class Value>
    struct Typed {
        Value admin::RateLimitSettings::* member;
        QLabel* label;
        QLineEdit* field;
    };

    void build();
    QLineEdit* addField(QGridLayout* grid, int row, int column, QLabel*& label);
    QComboBox* addChoice(QGridLayout* grid, int row, int column, QLabel*& label);
    void fill(const admin::RateLimitSettings& settings);
    admin::RateLimitSettings settings() const;
    QString missing() const;
    void showState();
    void save();
    void take(const Result<admin::RateLimitRow>& reply);
    void retranslate();

    admin::AdminClient& m_client;
    const std::string m_replaces;
    bool m_saving = false;
    QString m_failure;  // of the last try to save
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    std::vector<Typed<std::uint64_t>> m_numbers;
    QLabel* m_perLabel = nullptr;
    QComboBox* m_per = nullptr;
    QLabel* m_whatHint;
    std::vector<Typed<std::string>> m_scope;
    QLabel* m_eachLabel = nullptr;
    QComboBox* m_each = nullptr;
    QLabel* m_whoseHint;
    DialogFooter* m_footer = nullptr;
};

}  // namespace weir::ui
