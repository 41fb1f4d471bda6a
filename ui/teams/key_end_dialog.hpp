// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class DialogFooter;

// Asks before a secret ends: revoking ends the key for good; rotating gives it another secret, and
// the old one a while.
class KeyEndDialog : public GrowingDialog {
    Q_OBJECT

public:
    enum class Order { Revoke, Rotate };

    KeyEndDialog(Order order, const std::string& key, QWidget* parent);

signals:
    // Of a rotation: how long the old secret is good.
    void agreed(std::chrono::seconds grace);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const Order m_order;
    const QString m_key;
    QLabel* m_text;
    QLabel* m_graceLabel;
    QComboBox* m_grace;
    DialogFooter* m_footer;
};

}  // namespace weir::ui
