// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class DialogFooter;

// Asks before secrets end: revoking ends the keys for good; rotating gives one another secret, and
// the old one a while.
class KeyEndDialog : public GrowingDialog {
    Q_OBJECT

public:
    enum class Order { Revoke, Rotate };

    KeyEndDialog(Order order, const std::vector<std::string>& keys, QWidget* parent);

signals:
    // Of a rotation: how long the old secret is good.
    void agreed(std::chrono::seconds grace);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const Order m_order;
    const QStringList m_keys;
    QLabel* m_text;
    QLabel* m_graceLabel;
    QComboBox* m_grace;
    DialogFooter* m_footer;
};

}  // namespace weir::ui
