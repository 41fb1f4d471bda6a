// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

namespace weir::ui {

// One line that is cut with an ellipsis when there is no room; the full text is then the tooltip.
// Ids and addresses are cut in the middle, names on the right.
class ElidedLabel : public QFrame {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString shownText() const;
    void updateToolTip();

    QString m_text;
    Qt::TextElideMode m_mode;
};

}  // namespace weir::ui
