// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

// An icon on its own, in a token's colour; it follows a change of theme.
class IconLabel : public QLabel {
    Q_OBJECT

public:
    // `size` in logical pixels.
    explicit IconLabel(int size, QWidget* parent = nullptr);

    void setIcon(const QString& name, Token token);  // empty: none

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    int m_size;
    QString m_name;
    Token m_token = Token::Text;
};

}  // namespace weir::ui
