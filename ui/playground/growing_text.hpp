// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace weir::ui {

// Plain text to read that comes in piece by piece, as high as it is long. What is there already is
// not laid out again when more is added.
class GrowingText : public QTextEdit {
    Q_OBJECT

public:
    explicit GrowingText(QWidget* parent = nullptr);

    // Text that goes on from what is shown is added to it.
    void setWords(const QString& words);
    const QString& words() const { return m_words; }

protected:
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeHeight();

    QString m_words;
};

}  // namespace weir::ui
