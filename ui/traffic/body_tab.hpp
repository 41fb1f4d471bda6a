// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include "ui/traffic/body_state.hpp"
#include "ui/widgets/findable.hpp"

class QLabel;

namespace weir::ui {

class Button;
class CodeView;
class Segments;

// A request or a response as it was: body indented or raw, and headers with what did not pass.
class BodyTab : public QWidget, public Findable {
    Q_OBJECT

public:
    enum class Side { Request, Response };

    explicit BodyTab(Side side, QWidget* parent = nullptr);

    struct Content {
        BodyFacts facts;
        bool cut = false;
        QByteArray body;
        QString headers;
    };
    void setContent(Content content);

    void find(const QString& needle) override;
    void findNext(int step) override;
    Found found() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum View { Pretty, Raw, Headers };

    void retranslate();
    void showContent();
    QString noteOf(bool indented) const;

    Side m_side;
    Segments* m_choice;
    QLabel* m_note;
    Button* m_copy;
    CodeView* m_text;
    Content m_content;
};

}  // namespace weir::ui
