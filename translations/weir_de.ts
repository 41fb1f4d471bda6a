<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlertText</name>
    <message>
        <source>The budget %1 is used up</source>
        <translation>Das Budget %1 ist verbraucht</translation>
    </message>
    <message>
        <source>The budget %1 is used to %2 %</source>
        <translation>Das Budget %1 ist zu %2 % verbraucht</translation>
    </message>
    <message>
        <source>The budget %1 may be gone by %2</source>
        <translation>Das Budget %1 reicht wohl nur bis %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 was down</source>
        <translation>%1 war ausgefallen</translation>
    </message>
    <message>
        <source>%1 % of the calls to %2 fail</source>
        <translation>%1 % der Aufrufe an %2 schlagen fehl</translation>
    </message>
    <message>
        <source>%1 % of the calls to %2 failed</source>
        <translation>%1 % der Aufrufe an %2 schlugen fehl</translation>
    </message>
    <message>
        <source>The key %1 expires on %2</source>
        <translation>Der Schlüssel %1 läuft ab: %2</translation>
    </message>
    <message>
        <source>%1 of %2 are spent.</source>
        <translation>%1 von %2 sind ausgegeben.</translation>
    </message>
    <message>
        <source>It refuses calls.</source>
        <translation>Es lehnt Aufrufe ab.</translation>
    </message>
    <message>
        <source>It begins anew on %1.</source>
        <translation>Neu beginnt es am %1.</translation>
    </message>
    <message>
        <source>%1 of %2 are spent. An estimate from the period so far.</source>
        <translation>%1 von %2 sind ausgegeben. Eine Schätzung aus dem Zeitraum bisher.</translation>
    </message>
    <message>
        <source>Its calls go to other targets, or fail where there are none.</source>
        <translation>Seine Aufrufe gehen an andere Ziele oder schlagen fehl, wo es keine gibt.</translation>
    </message>
    <message>
        <source>Counted over five minutes.</source>
        <translation>Über fünf Minuten gezählt.</translation>
    </message>
    <message>
        <source>From then on it lets nobody in.</source>
        <translation>Von da an lässt er niemanden ein.</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 ist wieder da</translation>
    </message>
    <message>
        <source>Calls to %1 succeed again</source>
        <translation>Aufrufe an %1 gelingen wieder</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht benutzt</translation>
    </message>
    <message>
        <source>Budgets that are used</source>
        <translation>Verbrauchte Budgets</translation>
    </message>
    <message>
        <source>Budgets that may not last</source>
        <translation>Budgets, die wohl nicht reichen</translation>
    </message>
    <message>
        <source>Providers that are down</source>
        <translation>Ausgefallene Anbieter</translation>
    </message>
    <message>
        <source>Providers that fail often</source>
        <translation>Anbieter mit vielen Fehlern</translation>
    </message>
    <message>
        <source>Keys that expire</source>
        <translation>Schlüssel, die ablaufen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Address in the keychain</source>
        <translation>Adresse im Schlüsselbund</translation>
    </message>
    <message>
        <source>A test</source>
        <translation>Ein Test</translation>
    </message>
    <message>
        <source>The certificate for %1 ended on %2</source>
        <translation>Das Zertifikat für %1 endete am %2</translation>
    </message>
    <message>
        <source>The certificate for %1 ends on %2</source>
        <translation>Das Zertifikat für %1 endet am %2</translation>
    </message>
    <message>
        <source>Tools refuse to connect to the gateway.</source>
        <translation>Werkzeuge lehnen die Verbindung zum Gateway ab.</translation>
    </message>
    <message>
        <source>From then on tools refuse to connect to the gateway.</source>
        <translation>Ab dann lehnen Werkzeuge die Verbindung zum Gateway ab.</translation>
    </message>
    <message>
        <source>The gateway&apos;s certificate ending</source>
        <translation>Das Zertifikat des Gateways endet</translation>
    </message>
</context>
<context>
    <name>DestinationText</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>List of models</source>
        <translation>Liste der Modelle</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Search for local servers</source>
        <translation>Suche nach lokalen Servern</translation>
    </message>
    <message>
        <source>Names of hosts</source>
        <translation>Namen von Hosts</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht benutzt</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>resolver of the system</source>
        <translation>Auflöser des Systems</translation>
    </message>
    <message>
        <source>resolver of the system (%1)</source>
        <translation>Auflöser des Systems (%1)</translation>
    </message>
    <message>
        <source>%1, usual ports</source>
        <translation>%1, übliche Ports</translation>
    </message>
    <message>
        <source>many other places</source>
        <translation>viele andere Orte</translation>
    </message>
    <message>
        <source>address not known any more</source>
        <translation>Adresse nicht mehr bekannt</translation>
    </message>
    <message>
        <source>not since %1</source>
        <translation>nicht seit %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>vor %Ln min</numerusform>
            <numerusform>vor %Ln min</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Calls of tools that went to a provider which the document does not have any more.</source>
        <translation>Aufrufe von Werkzeugen an einen Anbieter, den das Dokument nicht mehr hat.</translation>
    </message>
    <message>
        <source>Calls of tools that went to %1, which the document does not have any more.</source>
        <translation>Aufrufe von Werkzeugen an %1; das Dokument hat diesen Anbieter nicht mehr.</translation>
    </message>
    <message>
        <source>Calls of tools that ask for a model of %1: question and key go there. Removing the provider ends it.</source>
        <translation>Aufrufe von Werkzeugen, die ein Modell von %1 verlangen: Frage und Schlüssel gehen dorthin. Wer den Anbieter entfernt, beendet es.</translation>
    </message>
    <message>
        <source>The document lists the models of %1, so it is not asked for them.</source>
        <translation>Das Dokument zählt die Modelle von %1 auf, also wird nicht danach gefragt.</translation>
    </message>
    <message>
        <source>Which models %1 offers is asked after a start, after a new key and once an hour. A list of models in the document (serve) ends it.</source>
        <translation>Welche Modelle %1 anbietet, wird nach dem Start, nach einem neuen Schlüssel und jede Stunde erfragt. Eine Liste der Modelle im Dokument (serve) beendet es.</translation>
    </message>
    <message>
        <source>Happens only when somebody presses Test: the key, a list of models and one call of a few tokens.</source>
        <translation>Geschieht nur, wenn jemand Testen drückt: der Schlüssel, eine Liste der Modelle und ein Aufruf von wenigen Token.</translation>
    </message>
    <message>
        <source>Looks for model servers on this computer while a provider is added. It sends no key and does not leave the computer.</source>
        <translation>Sucht auf diesem Computer nach Modell-Servern, während ein Anbieter hinzugefügt wird. Es sendet keinen Schlüssel und verlässt den Computer nicht.</translation>
    </message>
    <message>
        <source>The system is asked for the addresses of the hosts above, and asks its servers. They see the names of the hosts.</source>
        <translation>Das System wird nach den Adressen der Hosts oben gefragt und fragt seine Server. Sie sehen die Namen der Hosts.</translation>
    </message>
    <message>
        <source>The system is asked for the addresses of the hosts above, and asks its servers. They see the names of the hosts, last %1.</source>
        <translation>Das System wird nach den Adressen der Hosts oben gefragt und fragt seine Server. Sie sehen die Namen der Hosts, zuletzt %1.</translation>
    </message>
    <message>
        <source>Never sent: telemetry, crash reports, a look for updates, prices or help. Weir has no code for it. Keys are read from the keychain of this computer. Answers to tools that call the gateway are not listed.</source>
        <translation>Nie gesendet: Telemetrie, Absturzberichte, Suche nach neuen Versionen, Preise oder Hilfe. Weir hat keinen Code dafür. Schlüssel kommen aus dem Schlüsselbund dieses Computers. Antworten an Werkzeuge, die das Gateway aufrufen, sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>What Weir sends, counted since %1.</source>
        <translation>Was Weir sendet, gezählt seit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, proxy</source>
        <translation>%1, Proxy</translation>
    </message>
    <message>
        <source>The proxy on the way to %1, as the document says. It learns their host and port; questions, answers and keys pass it encrypted.</source>
        <translation>Der Proxy auf dem Weg zu %1, wie es das Dokument sagt. Er erfährt Host und Port; Fragen, Antworten und Schlüssel gehen verschlüsselt hindurch.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Alerts to a webhook: names of budgets, providers and keys, and what was spent. Removing the webhook ends it.</source>
        <translation>Alarme an einen Webhook: Namen von Budgets, Anbietern und Schlüsseln und was ausgegeben wurde. Wer den Webhook entfernt, beendet es.</translation>
    </message>
    <message>
        <source>Alerts to the webhook %1: names of budgets, providers and keys, and what was spent. Removing the webhook ends it.</source>
        <translation>Alarme an den Webhook %1: Namen von Budgets, Anbietern und Schlüsseln und was ausgegeben wurde. Wer den Webhook entfernt, beendet es.</translation>
    </message>
    <message>
        <source>It was for %1, which the document does not have there any more.</source>
        <translation>Es war für %1; das Dokument hat das dort nicht mehr.</translation>
    </message>
    <message>
        <source>Calls of tools that went to %1, which the document does not have there any more.</source>
        <translation>Aufrufe von Werkzeugen, die an %1 gingen; das Dokument hat das dort nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a field.</source>
        <translation>„%1“ ist kein Feld.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a number is expected after &quot;%2&quot;.</source>
        <translation>„%1“: nach „%2“ wird eine Zahl erwartet.</translation>
    </message>
    <message>
        <source>A value is expected after &quot;%1&quot;.</source>
        <translation>Nach „%1“ wird ein Wert erwartet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a word that this field knows.</source>
        <translation>„%1“ ist kein Wort, das dieses Feld kennt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; compares numbers, and this field holds text.</source>
        <translation>„%1“ vergleicht Zahlen, und dieses Feld enthält Text.</translation>
    </message>
    <message>
        <source>A bracket is not closed.</source>
        <translation>Eine Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>A bracket is closed that was not opened.</source>
        <translation>Eine Klammer wird geschlossen, die nicht geöffnet wurde.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>A condition is missing after &quot;%1&quot;.</source>
        <translation>Nach „%1“ fehlt eine Bedingung.</translation>
    </message>
    <message>
        <source>The filter is too long.</source>
        <translation>Der Filter ist zu lang.</translation>
    </message>
    <message>
        <source>The brackets stand too deep.</source>
        <translation>Die Klammern sind zu tief geschachtelt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a time is expected after &quot;%2&quot;: 2h, yesterday, 14:00, 2026-11-20 or 2026-11-20T14:00.</source>
        <translation>„%1“: Nach „%2“ wird eine Zeit erwartet: 2h, yesterday, 14:00, 2026-11-20 oder 2026-11-20T14:00.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not go with a time: since:1h, until:1h.</source>
        <translation>„%1“ passt nicht zu einer Zeit: since:1h, until:1h.</translation>
    </message>
</context>
<context>
    <name>GatewayNotices</name>
    <message>
        <source>No answer from the gateway.</source>
        <translation>Das Gateway antwortet nicht.</translation>
    </message>
    <message>
        <source>Shown is what it said last.</source>
        <translation>Gezeigt wird der letzte Stand.</translation>
    </message>
    <message>
        <source>The gateway is paused.</source>
        <translation>Das Gateway pausiert.</translation>
    </message>
    <message>
        <source>New calls are answered with 503 until it is started.</source>
        <translation>Neue Aufrufe erhalten 503, bis es gestartet wird.</translation>
    </message>
    <message>
        <source>The gateway is stopped.</source>
        <translation>Das Gateway ist gestoppt.</translation>
    </message>
    <message>
        <source>Calls find nobody until it is started.</source>
        <translation>Aufrufe finden niemanden, bis es gestartet wird.</translation>
    </message>
    <message>
        <source>The document on disk is not in force.</source>
        <translation>Das Dokument auf der Platte gilt nicht.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>The document has an error. The gateway waits.</source>
        <translation>Das Dokument hat einen Fehler. Das Gateway wartet.</translation>
    </message>
    <message>
        <source>Shown is the state of %1.</source>
        <translation>Gezeigt wird der Stand von %1.</translation>
    </message>
    <message>
        <source>Connect anew</source>
        <translation>Neu verbinden</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Lets nobody in</source>
        <translation>Lässt niemanden ein</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>Darf fragen nach</translation>
    </message>
    <message>
        <source>every model</source>
        <translation>jedem Modell</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>jeder Anbieter</translation>
    </message>
    <message>
        <source>From addresses</source>
        <translation>Von Adressen</translation>
    </message>
    <message>
        <source>every address</source>
        <translation>jede Adresse</translation>
    </message>
    <message>
        <source>Old secret</source>
        <translation>Altes Geheimnis</translation>
    </message>
    <message>
        <source>%1, good until %2</source>
        <translation>%1, gilt bis %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Cost centre</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Like this since</source>
        <translation>So seit</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>key of a service</source>
        <translation>Schlüssel eines Dienstes</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Amounts of budgets</source>
        <translation>Beträge von Budgets</translation>
    </message>
    <message>
        <source>are told to it</source>
        <translation>werden ihm gesagt</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Strömt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Über Grenze</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Unsettled</source>
        <translation>Nicht abgerechnet</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Fell back</source>
        <translation>Ausgewichen</translation>
    </message>
    <message>
        <source>Translated</source>
        <translation>Übersetzt</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Geschwärzt</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Hedged</source>
        <translation>Abgesichert</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Hinterlegt</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Session only</source>
        <translation>Nur Sitzung</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Port in use</source>
        <translation>Port belegt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
</context>
<context>
    <name>weir::app::Desktop</name>
    <message>
        <source>Weir goes on in the tray</source>
        <translation>Weir läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>The gateway still answers. Quit it from the menu of the tray icon.</source>
        <translation>Das Gateway antwortet weiter. Beenden über das Menü des Symbols.</translation>
    </message>
</context>
<context>
    <name>weir::app::SafeMode</name>
    <message>
        <source>Weir ended twice soon after it was started.</source>
        <translation>Weir ist zweimal kurz nach dem Start abgebrochen.</translation>
    </message>
    <message>
        <source>Safe mode starts with the window as it first was, without saved filters, columns and shortcuts, and leaves the gateway stopped. The document, the records and your settings stay as they are.</source>
        <translation>Der abgesicherte Modus startet mit dem Fenster, wie es zuerst war, ohne gespeicherte Filter, Spalten und Tastenkürzel, und lässt das Gateway gestoppt. Das Dokument, die Aufzeichnungen und Ihre Einstellungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Start in safe mode</source>
        <translation>Abgesichert starten</translation>
    </message>
    <message>
        <source>Start as usual</source>
        <translation>Wie gewohnt starten</translation>
    </message>
</context>
<context>
    <name>weir::app::Tray</name>
    <message>
        <source>Open Weir</source>
        <translation>Weir öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Weir: %1</source>
        <translation>Weir: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
</context>
<context>
    <name>weir::ui::AboutActions</name>
    <message>
        <source>About Weir</source>
        <translation>Über Weir</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Diagnostics copied</source>
        <translation>Diagnose kopiert</translation>
    </message>
</context>
<context>
    <name>weir::ui::AboutDialog</name>
    <message>
        <source>About Weir</source>
        <translation>Über Weir</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>A gateway for model calls, with a window on it. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Ein Gateway für Modellaufrufe, mit einem Fenster darauf. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, states and problems; no key and no prompt is in it.</source>
        <translation>Versionen, Zustände und Probleme; kein Schlüssel und kein Prompt ist darin.</translation>
    </message>
</context>
<context>
    <name>weir::ui::AccessCard</name>
    <message>
        <source>Create a key for %1</source>
        <translation>Schlüssel für %1 erstellen</translation>
    </message>
    <message>
        <source>The key is being made.</source>
        <translation>Der Schlüssel wird erstellt.</translation>
    </message>
    <message>
        <source>Shown once. Weir keeps only a hash of it.</source>
        <translation>Nur einmal gezeigt. Weir behält nur einen Hash davon.</translation>
    </message>
    <message>
        <source>A key of its own for each tool tells their calls apart.</source>
        <translation>Ein eigener Schlüssel je Werkzeug hält ihre Aufrufe auseinander.</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>Ihr Schlüssel</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
</context>
<context>
    <name>weir::ui::AlertRulesDialog</name>
    <message>
        <source>Steps of a budget are percent of it: 80, 100.</source>
        <translation>Stufen eines Budgets sind Prozent davon: 80, 100.</translation>
    </message>
    <message>
        <source>%1: a time like 90s, 2m, 12h or 3d.</source>
        <translation>%1: eine Zeit wie 90s, 2m, 12h oder 3d.</translation>
    </message>
    <message>
        <source>%1: times like 7d, 1d.</source>
        <translation>%1: Zeiten wie 7d, 1d.</translation>
    </message>
    <message>
        <source>The share of calls that fail is percent, from 1 to 100.</source>
        <translation>Der Anteil fehlgeschlagener Aufrufe ist Prozent, von 1 bis 100.</translation>
    </message>
    <message>
        <source>Say how many calls are enough to go by.</source>
        <translation>Wie viele Aufrufe genügen, muss dastehen.</translation>
    </message>
    <message>
        <source>Quiet hours are two times of the day: 22:00 and 07:00.</source>
        <translation>Ruhezeiten sind zwei Uhrzeiten: 22:00 und 07:00.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Es wird geschrieben.</translation>
    </message>
    <message>
        <source>What is worth an alert</source>
        <translation>Was einen Alarm wert ist</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Budget used, %</source>
        <translation>Budget verbraucht, %</translation>
    </message>
    <message>
        <source>Budget gone in</source>
        <translation>Budget leer in</translation>
    </message>
    <message>
        <source>Provider down for</source>
        <translation>Anbieter fort seit</translation>
    </message>
    <message>
        <source>Key expires in</source>
        <translation>Schlüssel endet in</translation>
    </message>
    <message>
        <source>Calls that fail, %</source>
        <translation>Fehlschläge, %</translation>
    </message>
    <message>
        <source>Of at least</source>
        <translation>Von mindestens</translation>
    </message>
    <message>
        <source>What is empty is no alert. When a budget is gone is an estimate from its period so far; failing calls are counted at each provider over five minutes.</source>
        <translation>Was leer ist, löst keinen Alarm aus. Wann ein Budget leer ist, wird aus seinem Zeitraum bisher geschätzt; Fehlschläge werden je Anbieter über fünf Minuten gezählt.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>In the time zone of the gateway. What quiet hours hold back is told at their end, unless it is over. What stops calls now is told at once: a provider that is down, a budget that refuses, a certificate that has ended.</source>
        <translation>In der Zeitzone des Gateways. Was die Ruhezeit zurückhält, wird an ihrem Ende gemeldet, wenn es nicht vorbei ist. Was Aufrufe jetzt aufhält, wird sofort gemeldet: ein ausgefallener Anbieter, ein Budget, das ablehnt, ein Zertifikat, das geendet hat.</translation>
    </message>
    <message>
        <source>Certificate ends in</source>
        <translation>Zertifikat endet in</translation>
    </message>
</context>
<context>
    <name>weir::ui::AlertsPage</name>
    <message>
        <source>The webhook %1 is told of alerts.</source>
        <translation>Der Webhook %1 bekommt Alarme.</translation>
    </message>
    <message>
        <source>Take the webhook %1 away</source>
        <translation>Den Webhook %1 wieder wegnehmen</translation>
    </message>
    <message>
        <source>The webhook %1 was changed.</source>
        <translation>Der Webhook %1 wurde geändert.</translation>
    </message>
    <message>
        <source>Take back the change of %1</source>
        <translation>Die Änderung von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>The webhook %1 was removed.</source>
        <translation>Der Webhook %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Put the webhook %1 back</source>
        <translation>Den Webhook %1 wiederherstellen</translation>
    </message>
    <message>
        <source>The test arrived at %1.</source>
        <translation>Der Test ist bei %1 angekommen.</translation>
    </message>
    <message>
        <source>The test did not arrive at %1. %2</source>
        <translation>Der Test ist bei %1 nicht angekommen. %2</translation>
    </message>
    <message>
        <source>Show messages</source>
        <translation>Nachrichten zeigen</translation>
    </message>
    <message>
        <source>What is worth an alert was changed.</source>
        <translation>Was einen Alarm wert ist, wurde geändert.</translation>
    </message>
    <message>
        <source>Take back what is worth an alert</source>
        <translation>Zurücknehmen, was einen Alarm wert ist</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht benutzt</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>None now</source>
        <translation>Jetzt keine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln now</source>
        <translation>
            <numerusform>%Ln jetzt</numerusform>
            <numerusform>%Ln jetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody is told but this window</source>
        <translation>nur dieses Fenster meldet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln webhooks are told</source>
        <translation>
            <numerusform>%Ln Webhook bekommt sie</numerusform>
            <numerusform>%Ln Webhooks bekommen sie</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, quiet hours</source>
        <translation>%1, %2, Ruhezeit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Add webhook…</source>
        <translation>Webhook hinzufügen…</translation>
    </message>
    <message>
        <source>What is worth an alert…</source>
        <translation>Was einen Alarm wert ist…</translation>
    </message>
    <message>
        <source>Send a test to the webhook</source>
        <translation>Dem Webhook einen Test senden</translation>
    </message>
    <message>
        <source>Undo the change of alerts</source>
        <translation>Die Änderung der Alarme zurücknehmen</translation>
    </message>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet von %1: dort ändern.</translation>
    </message>
    <message>
        <source>Select a webhook.</source>
        <translation>Einen Webhook auswählen.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>A test to %1 is under way.</source>
        <translation>Ein Test an %1 ist unterwegs.</translation>
    </message>
    <message>
        <source>Nothing is worth an alert now.</source>
        <translation>Nichts ist jetzt einen Alarm wert.</translation>
    </message>
    <message>
        <source>Nobody is told but this window.</source>
        <translation>Nur dieses Fenster meldet.</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>A webhook is told of alerts also while no window runs: Slack, or whatever takes JSON.</source>
        <translation>Ein Webhook bekommt Alarme auch, wenn kein Fenster läuft: Slack oder was JSON annimmt.</translation>
    </message>
    <message>
        <source>Add webhook</source>
        <translation>Webhook hinzufügen</translation>
    </message>
    <message>
        <source>That was not done.</source>
        <translation>Das wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Alerts cannot be shown.</source>
        <translation>Alarme können nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Send test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Genauer</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Told of</source>
        <translation>Bekommt</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Messages to webhooks</source>
        <translation>Nachrichten an Webhooks</translation>
    </message>
</context>
<context>
    <name>weir::ui::AltMenuBar</name>
    <message>
        <source>&amp;Gateway</source>
        <translation>&amp;Gateway</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>G&amp;ehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>weir::ui::AnswerWidget</name>
    <message>
        <source>%1 in, %2 out</source>
        <extracomment>Tokens of a call: &quot;3,812 in, 118 out&quot;</extracomment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>cut short by the limit of tokens</source>
        <translation>durch die Grenze der Tokens abgeschnitten</translation>
    </message>
    <message>
        <source>waiting for the first token</source>
        <translation>wartet auf das erste Token</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>erstes Token %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Show reasoning</source>
        <translation>Nachdenken zeigen</translation>
    </message>
    <message>
        <source>Show in Traffic</source>
        <translation>Im Verkehr zeigen</translation>
    </message>
    <message>
        <source>Hide reasoning</source>
        <translation>Nachdenken verbergen</translation>
    </message>
</context>
<context>
    <name>weir::ui::Attention</name>
    <message>
        <source>Show provider</source>
        <translation>Anbieter zeigen</translation>
    </message>
    <message>
        <source>%1 is limited</source>
        <translation>%1 ist begrenzt</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 is degraded</source>
        <translation>%1 ist gestört</translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>Anfragen zeigen</translation>
    </message>
    <message>
        <source>Its calls go to the next target.</source>
        <translation>Seine Aufrufe gehen zum nächsten Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln models have no price</source>
        <translation>
            <numerusform>%Ln Modell hat keinen Preis</numerusform>
            <numerusform>%Ln Modelle haben keinen Preis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of today count as unpriced, not as zero.</source>
        <translation>
            <numerusform>%Ln Aufruf von heute zählt als ohne Preis, nicht als null.</numerusform>
            <numerusform>%Ln Aufrufe von heute zählen als ohne Preis, nicht als null.</numerusform>
        </translation>
    </message>
    <message>
        <source>No provider</source>
        <translation>Kein Anbieter</translation>
    </message>
    <message>
        <source>Calls cannot go anywhere.</source>
        <translation>Aufrufe können nirgendwohin.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>No tool has a key yet</source>
        <translation>Noch hat kein Werkzeug einen Schlüssel</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 pausiert</translation>
    </message>
    <message>
        <source>%1 is left alone</source>
        <translation>%1 wird in Ruhe gelassen</translation>
    </message>
    <message>
        <source>%1. Its calls go to the next target until it works again.</source>
        <translation>%1. Seine Aufrufe gehen zum nächsten Ziel, bis es wieder geht.</translation>
    </message>
    <message>
        <source>The certificate ends on %1</source>
        <translation>Das Zertifikat endet am %1</translation>
    </message>
    <message>
        <source>From then on tools refuse to connect. New files in the place of the old are taken over at once.</source>
        <translation>Ab dann lehnen Werkzeuge die Verbindung ab. Neue Dateien an der Stelle der alten werden sofort übernommen.</translation>
    </message>
    <message>
        <source>Show key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Show budgets</source>
        <translation>Budgets zeigen</translation>
    </message>
    <message>
        <source>Set prices</source>
        <translation>Preise setzen</translation>
    </message>
    <message>
        <source>Calls without a Weir key are refused.</source>
        <translation>Aufrufe ohne Weir-Schlüssel werden abgelehnt.</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
</context>
<context>
    <name>weir::ui::AttentionList</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Nothing at the moment.</source>
        <translation>Im Augenblick nichts.</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditChain</name>
    <message>
        <source>The chain does not hold.</source>
        <translation>Die Kette hält nicht.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Checkpoint of record %1 copied</source>
        <translation>Prüfpunkt von Eintrag %1 kopiert</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Eintrag zeigen</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>The chain could not be verified.</source>
        <translation>Die Kette ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>The chain is verified up to record %1</source>
        <translation>Die Kette ist bis Eintrag %1 geprüft</translation>
    </message>
    <message>
        <source>Copy checkpoint</source>
        <translation>Prüfpunkt kopieren</translation>
    </message>
    <message>
        <source>Kept elsewhere, it shows later whether records were changed or cut off</source>
        <translation>Anderswo aufbewahrt, zeigt er später, ob Einträge geändert oder abgeschnitten wurden</translation>
    </message>
    <message>
        <source>its content was changed. Records before it hold.</source>
        <translation>Sein Inhalt wurde geändert. Die Einträge davor halten.</translation>
    </message>
    <message>
        <source>it was not written by Weir. Records before it hold.</source>
        <translation>Er wurde nicht von Weir geschrieben. Die Einträge davor halten.</translation>
    </message>
    <message>
        <source>it is missing. Records before it hold.</source>
        <translation>Er fehlt. Die Einträge davor halten.</translation>
    </message>
    <message>
        <source>The chain breaks at record %1:</source>
        <extracomment>What follows says in what way: &quot;its content was changed.&quot;</extracomment>
        <translation>Die Kette reißt bei Eintrag %1:</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditExport</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditPage</name>
    <message>
        <source>Export the audit log</source>
        <translation>Audit-Protokoll exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Find in the audit log</source>
        <translation>Im Audit-Protokoll suchen</translation>
    </message>
    <message>
        <source>Copy the selected audit records</source>
        <translation>Gewählte Audit-Einträge kopieren</translation>
    </message>
    <message>
        <source>Export the audit log…</source>
        <translation>Audit-Protokoll exportieren…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select a record first.</source>
        <translation>Wählen Sie zuerst einen Eintrag.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records copied</source>
        <translation>
            <numerusform>%Ln Eintrag kopiert</numerusform>
            <numerusform>%Ln Einträge kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records exported</source>
        <translation>
            <numerusform>%Ln Eintrag exportiert</numerusform>
            <numerusform>%Ln Einträge exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>What operators did; calls are in Traffic</source>
        <translation>Was Betreiber taten; Aufrufe stehen im Verkehr</translation>
    </message>
    <message>
        <source>The records are being written.</source>
        <translation>Die Einträge werden geschrieben.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no record to export.</source>
        <translation>Es gibt keinen Eintrag zu exportieren.</translation>
    </message>
    <message>
        <source>Write all records that match to a file</source>
        <translation>Alle passenden Einträge in eine Datei schreiben</translation>
    </message>
    <message>
        <source>The audit log cannot be shown.</source>
        <translation>Das Audit-Protokoll kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No record matches.</source>
        <translation>Kein Eintrag passt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln ist durch den Filter verborgen.</numerusform>
            <numerusform>%Ln sind durch den Filter verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Bisher wurde nichts getan.</translation>
    </message>
    <message>
        <source>What changes keys, teams, users, tokens, budgets and the document stands here, and who looked at stored bodies.</source>
        <translation>Hier steht, was Schlüssel, Teams, Nutzer, Tokens, Budgets und das Dokument ändert, und wer gespeicherte Inhalte ansah.</translation>
    </message>
    <message>
        <source>The audit log was not exported.</source>
        <translation>Das Audit-Protokoll wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The audit log cannot be shown as it is now.</source>
        <translation>Das Audit-Protokoll kann nicht gezeigt werden, wie es jetzt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln passt</numerusform>
            <numerusform>%Ln passen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 written</source>
        <translation>%1 von %2 geschrieben</translation>
    </message>
    <message>
        <source>Words of a record</source>
        <translation>Wörter eines Eintrags</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Audit-Protokoll</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verify the chain of the audit log</source>
        <translation>Kette des Audit-Protokolls prüfen</translation>
    </message>
    <message>
        <source>Copy the checkpoint of the audit log</source>
        <translation>Prüfpunkt des Audit-Protokolls kopieren</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditPane</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
</context>
<context>
    <name>weir::ui::AuditText</name>
    <message>
        <source>Key created</source>
        <translation>Schlüssel erstellt</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Schlüssel geändert</translation>
    </message>
    <message>
        <source>Key rotated</source>
        <translation>Schlüssel gewechselt</translation>
    </message>
    <message>
        <source>Key revoked</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Token created</source>
        <translation>Token erstellt</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Team added</source>
        <translation>Team angelegt</translation>
    </message>
    <message>
        <source>Team changed</source>
        <translation>Team geändert</translation>
    </message>
    <message>
        <source>Team removed</source>
        <translation>Team entfernt</translation>
    </message>
    <message>
        <source>User added</source>
        <translation>Nutzer angelegt</translation>
    </message>
    <message>
        <source>User changed</source>
        <translation>Nutzer geändert</translation>
    </message>
    <message>
        <source>User removed</source>
        <translation>Nutzer entfernt</translation>
    </message>
    <message>
        <source>Document revised</source>
        <translation>Dokument geändert</translation>
    </message>
    <message>
        <source>Budget raised</source>
        <translation>Budget erhöht</translation>
    </message>
    <message>
        <source>Raise ended</source>
        <translation>Erhöhung beendet</translation>
    </message>
    <message>
        <source>Budget topped up</source>
        <translation>Budget aufgeladen</translation>
    </message>
    <message>
        <source>Re-pricing ordered</source>
        <translation>Neuberechnung angeordnet</translation>
    </message>
    <message>
        <source>Calls re-priced</source>
        <translation>Aufrufe neu berechnet</translation>
    </message>
    <message>
        <source>Body viewed</source>
        <translation>Inhalte angesehen</translation>
    </message>
    <message>
        <source>Stored bodies deleted</source>
        <translation>Inhalte gelöscht</translation>
    </message>
    <message>
        <source>Provider key set</source>
        <translation>Anbieterschlüssel gesetzt</translation>
    </message>
    <message>
        <source>Provider key bound anew</source>
        <translation>Anbieterschlüssel gebunden</translation>
    </message>
    <message>
        <source>Provider paused</source>
        <translation>Anbieter pausiert</translation>
    </message>
    <message>
        <source>Provider resumed</source>
        <translation>Anbieter fortgesetzt</translation>
    </message>
    <message>
        <source>Gateway paused</source>
        <translation>Gateway pausiert</translation>
    </message>
    <message>
        <source>Gateway stopped</source>
        <translation>Gateway gestoppt</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Sicherung gemacht</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A day and a time of it: &quot;17 Nov 2026, 14:31:58&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>QLocale format of a time with its seconds</comment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>HH:mm:ss.zzz</source>
        <comment>QLocale format of a time with its milliseconds</comment>
        <translation>HH:mm:ss.zzz</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Show the team</source>
        <translation>Team zeigen</translation>
    </message>
    <message>
        <source>Show the user</source>
        <translation>Nutzer zeigen</translation>
    </message>
    <message>
        <source>Show what it changed</source>
        <translation>Zeigen, was sie änderte</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Aufruf zeigen</translation>
    </message>
    <message>
        <source>Show the provider</source>
        <translation>Anbieter zeigen</translation>
    </message>
    <message>
        <source>Gateway start ordered</source>
        <translation>Gateway-Start verlangt</translation>
    </message>
    <message>
        <source>Route draft discarded</source>
        <translation>Routenentwurf verworfen</translation>
    </message>
    <message>
        <source>Provider key read again</source>
        <translation>Anbieterschlüssel neu gelesen</translation>
    </message>
    <message>
        <source>Provider tested</source>
        <translation>Anbieter getestet</translation>
    </message>
    <message>
        <source>Webhook tested</source>
        <translation>Webhook getestet</translation>
    </message>
    <message>
        <source>Key renamed</source>
        <translation>Schlüssel umbenannt</translation>
    </message>
    <message>
        <source>Team renamed</source>
        <translation>Team umbenannt</translation>
    </message>
    <message>
        <source>User renamed</source>
        <translation>Nutzer umbenannt</translation>
    </message>
    <message>
        <source>Teams and keys edited</source>
        <translation>Teams und Schlüssel bearbeitet</translation>
    </message>
</context>
<context>
    <name>weir::ui::BandChart</name>
    <message>
        <source>Arrow keys go from one node to the next, Enter opens it, the menu key shows what can be done with it.</source>
        <translation>Pfeiltasten gehen von einem Knoten zum nächsten, Eingabe öffnet ihn, die Menütaste zeigt, was sich mit ihm tun lässt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::BarChart</name>
    <message>
        <source>%1 bars. Arrow keys read each of them.</source>
        <translation>%1 Balken. Pfeiltasten lesen jeden davon vor.</translation>
    </message>
</context>
<context>
    <name>weir::ui::BodiesPanel</name>
    <message numerus="yes">
        <source>The bodies of %Ln calls could not be stored.</source>
        <translation>
            <numerusform>Die Inhalte von %Ln Aufruf konnten nicht gespeichert werden.</numerusform>
            <numerusform>Die Inhalte von %Ln Aufrufen konnten nicht gespeichert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk now</source>
        <translation>Jetzt %1 auf der Platte</translation>
    </message>
    <message>
        <source>Delete them for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete stored bodies</source>
        <translation>Gespeicherte Inhalte löschen</translation>
    </message>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet durch %1: dort ändern.</translation>
    </message>
    <message>
        <source>Weir records the facts of a call and keeps nothing of what was said. What is on disk already stays until its time is over.</source>
        <translation>Weir vermerkt die Tatsachen eines Aufrufs und behält nichts von dem, was gesagt wurde. Was schon auf der Platte liegt, bleibt, bis seine Zeit um ist.</translation>
    </message>
    <message>
        <source>What was said in the last 500 calls is in memory until Weir ends, and nowhere else.</source>
        <translation>Was in den letzten 500 Aufrufen gesagt wurde, ist im Speicher, bis Weir endet, und nirgends sonst.</translation>
    </message>
    <message>
        <source>Encrypted with a key that Weir makes now and keeps in the keychain.</source>
        <translation>Verschlüsselt mit einem Schlüssel, den Weir jetzt macht und im Schlüsselbund verwahrt.</translation>
    </message>
    <message>
        <source>Encrypted with the key %1; without it nobody can read them. Who looks at a stored body is recorded.</source>
        <translation>Verschlüsselt mit dem Schlüssel %1; ohne ihn kann sie niemand lesen. Wer einen gespeicherten Inhalt ansieht, wird vermerkt.</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Inhalte</translation>
    </message>
    <message>
        <source>what tools send and get</source>
        <translation>was Werkzeuge senden und bekommen</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <extracomment>Where bodies are kept</extracomment>
        <translation>Nirgends</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <source>On disk, encrypted</source>
        <translation>Auf der Platte, verschlüsselt</translation>
    </message>
    <message>
        <source>Where bodies are kept</source>
        <translation>Wo Inhalte bleiben</translation>
    </message>
    <message>
        <source>Days</source>
        <extracomment>Before a number of days</extracomment>
        <translation>Tage</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source> GiB</source>
        <extracomment>Behind a number: gibibytes</extracomment>
        <translation> GiB</translation>
    </message>
</context>
<context>
    <name>weir::ui::BodyCompare</name>
    <message>
        <source>Show all lines</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines only in the first (−)</source>
        <translation>
            <numerusform>%Ln Zeile nur im ersten (−)</numerusform>
            <numerusform>%Ln Zeilen nur im ersten (−)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in the second (+)</source>
        <translation>
            <numerusform>%Ln nur im zweiten (+)</numerusform>
            <numerusform>%Ln nur im zweiten (+)</numerusform>
        </translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Beide sind gleich.</translation>
    </message>
    <message>
        <source>Together</source>
        <extracomment>How two texts are compared: as one with both, or each beside the other</extracomment>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>Beide zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::BodyTab</name>
    <message>
        <source>The body is empty.</source>
        <translation>Der Inhalt ist leer.</translation>
    </message>
    <message>
        <source>The first %1; the rest was longer than what is kept.</source>
        <extracomment>%1 is a size and where it is kept: &quot;2 MB, in memory only&quot;</extracomment>
        <translation>Die ersten %1; der Rest war länger als das, was aufbewahrt wird.</translation>
    </message>
    <message>
        <source>No headers were recorded.</source>
        <translation>Es wurden keine Header aufgezeichnet.</translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation>Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
        <source>Pretty</source>
        <extracomment>A body with its JSON indented; as it was sent; headers</extracomment>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Zeigen als</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Of a header that does not go on only the name is kept, and no value that looks like a key.</source>
        <translation>Von einem Header, der nicht weitergeht, bleibt nur der Name, und kein Wert, der wie ein Schlüssel aussieht.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>The size of a body and where it is kept: &quot;1.4 KB, in memory only&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1; shown as it was sent: it is too long to indent.</source>
        <translation>%1; gezeigt wie gesendet: zu lang zum Einrücken.</translation>
    </message>
    <message>
        <source>%1; shown as it was sent: it is not JSON.</source>
        <translation>%1; gezeigt wie gesendet: kein JSON.</translation>
    </message>
    <message>
        <source>%1; what looks like a key is not shown</source>
        <extracomment>%1 says of a body how long it is and where it is kept</extracomment>
        <translation>%1; was wie ein Schlüssel aussieht, wird nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>weir::ui::BodyWords</name>
    <message>
        <source>in memory only</source>
        <translation>nur im Speicher</translation>
    </message>
    <message>
        <source>on disk, encrypted, until %1</source>
        <extracomment>%1 is a day: &quot;3 Dec 2026&quot;</extracomment>
        <translation>verschlüsselt auf der Platte, bis %1</translation>
    </message>
    <message>
        <source>Loading what was said…</source>
        <translation>Was gesagt wurde, wird geladen …</translation>
    </message>
    <message>
        <source>What was said is here when the call has ended.</source>
        <translation>Was gesagt wurde, steht hier, wenn der Aufruf beendet ist.</translation>
    </message>
    <message>
        <source>Bodies are not kept. Weir recorded the facts of this call only.</source>
        <translation>Inhalte sind nicht aufbewahrt. Weir hat nur die Tatsachen dieses Aufrufs vermerkt.</translation>
    </message>
    <message>
        <source>the key for the disk was missing</source>
        <translation>der Schlüssel für die Platte fehlte</translation>
    </message>
    <message>
        <source>the disk was too slow</source>
        <translation>die Platte zu langsam war</translation>
    </message>
    <message>
        <source>the disk was full</source>
        <translation>die Platte voll war</translation>
    </message>
    <message>
        <source>the disk could not be written</source>
        <translation>die Platte nicht zu beschreiben war</translation>
    </message>
    <message>
        <source>in memory only, because %1</source>
        <translation>nur im Speicher, weil %1</translation>
    </message>
    <message>
        <source>The bodies of this call are not on disk, because %1.</source>
        <extracomment>%1 is why: &quot;the disk was full&quot;</extracomment>
        <translation>Die Inhalte dieses Aufrufs sind nicht auf der Platte, weil %1.</translation>
    </message>
</context>
<context>
    <name>weir::ui::BudgetDialog</name>
    <message>
        <source>The budget needs a name.</source>
        <translation>Das Budget braucht einen Namen.</translation>
    </message>
    <message>
        <source>The limit is an amount of dollars, like %1.</source>
        <translation>Die Grenze ist ein Betrag in Dollar, wie %1.</translation>
    </message>
    <message>
        <source>The budget is being written.</source>
        <translation>Das Budget wird geschrieben.</translation>
    </message>
    <message>
        <source>A call that the rest may not suffice for goes to a cheaper target of its model, or is refused with the name of this budget.</source>
        <translation>Ein Aufruf, für den der Rest nicht reichen könnte, geht an ein günstigeres Ziel seines Modells oder wird mit dem Namen dieses Budgets abgelehnt.</translation>
    </message>
    <message>
        <source>Calls go on. What is spent is counted and shown.</source>
        <translation>Aufrufe gehen weiter. Was ausgegeben wird, wird gezählt und gezeigt.</translation>
    </message>
    <message>
        <source>Add budget</source>
        <translation>Budget hinzufügen</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>Save budget</source>
        <translation>Budget speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Limit, $</source>
        <translation>Grenze, $</translation>
    </message>
    <message>
        <source>For</source>
        <extracomment>Before &quot;a month&quot;</extracomment>
        <translation>Für den Zeitraum</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Whose calls count. What is empty holds for all; of several, every one must be the call&apos;s own.</source>
        <translation>Wessen Aufrufe zählen. Was leer ist, gilt für alle; von mehreren Angaben muss jede zutreffen.</translation>
    </message>
    <message>
        <source>When used up</source>
        <translation>Wenn aufgebraucht</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Only warn</source>
        <translation>Nur warnen</translation>
    </message>
    <message>
        <source>Calls without a known price pass</source>
        <translation>Aufrufe ohne bekannten Preis durchlassen</translation>
    </message>
    <message>
        <source>The share of the limit is from 1 to 100 per cent.</source>
        <translation>Der Anteil an der Grenze ist von 1 bis 100 Prozent.</translation>
    </message>
    <message>
        <source>From that share of the limit on, the cheapest target of a model is asked first. When it is used up, calls are refused.</source>
        <translation>Ab diesem Anteil der Grenze wird das günstigste Ziel eines Modells zuerst gefragt. Ist es verbraucht, werden Aufrufe abgelehnt.</translation>
    </message>
    <message>
        <source>Tag of the team</source>
        <translation>Etikett des Teams</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Cheaper first</source>
        <translation>Erst günstiger</translation>
    </message>
    <message>
        <source>From, %</source>
        <translation>Ab, %</translation>
    </message>
    <message>
        <source>The time is written like 30d or 12h, 366 days at most.</source>
        <translation>Die Zeit wird wie 30d oder 12h geschrieben, höchstens 366 Tage.</translation>
    </message>
    <message>
        <source>A day is written like 2027-02-15.</source>
        <translation>Ein Tag wird wie 2027-02-15 geschrieben.</translation>
    </message>
    <message>
        <source>What is assumed is dollars a million tokens, from 0.001 to 1000.</source>
        <translation>Angenommen werden Dollar je Million Tokens, von 0.001 bis 1000.</translation>
    </message>
    <message>
        <source>Paid in, $</source>
        <translation>Eingezahlt, $</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Counts from</source>
        <extracomment>Before a day</extracomment>
        <translation>Zählt ab</translation>
    </message>
    <message>
        <source>A day of UTC; empty: all that was ever spent counts.</source>
        <translation>Ein Tag in UTC; leer: Alles zählt, was je ausgegeben wurde.</translation>
    </message>
    <message>
        <source>Assume a price where none is known</source>
        <translation>Einen Preis annehmen, wo keiner bekannt ist</translation>
    </message>
    <message>
        <source>Input, $/M</source>
        <translation>Eingabe, $/M</translation>
    </message>
    <message>
        <source>Output, $/M</source>
        <translation>Ausgabe, $/M</translation>
    </message>
</context>
<context>
    <name>weir::ui::BudgetItem</name>
    <message>
        <source>used up</source>
        <translation>aufgebraucht</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>überschritten</translation>
    </message>
    <message>
        <source>Counts from the start of Weir on: %1</source>
        <translation>Zählt ab dem Start von Weir: %1</translation>
    </message>
    <message>
        <source>Change the budget %1</source>
        <translation>Budget %1 ändern</translation>
    </message>
    <message>
        <source>Remove the budget %1</source>
        <translation>Budget %1 entfernen</translation>
    </message>
    <message>
        <source>Raise the budget %1 for a time…</source>
        <translation>Budget %1 auf Zeit erhöhen…</translation>
    </message>
    <message>
        <source>End the raise of the budget %1</source>
        <translation>Erhöhung des Budgets %1 beenden</translation>
    </message>
    <message>
        <source>Top up the budget %1…</source>
        <translation>Budget %1 aufladen…</translation>
    </message>
</context>
<context>
    <name>weir::ui::Budgets</name>
    <message>
        <source>team %1</source>
        <translation>Team %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>provider %1</source>
        <translation>Anbieter %1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>in der Woche</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>im Quartal</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>im Jahr</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>%1, only warns</source>
        <translation>%1, warnt nur</translation>
    </message>
    <message>
        <source>%1, refuses</source>
        <extracomment>&quot;a month, refuses&quot;: what a budget does when it is used up</extracomment>
        <translation>%1, lehnt ab</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 zurückgelegt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln ohne Preis</numerusform>
            <numerusform>%Ln ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>anew on %1</source>
        <translation>neu am %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Etikett %1</translation>
    </message>
    <message>
        <source>%1, cheaper from %2 %</source>
        <extracomment>%2 is per cent of the limit: &quot;a month, cheaper from 80 %&quot;</extracomment>
        <translation>%1, ab %2 % günstiger</translation>
    </message>
    <message>
        <source>raised by %1 until %2</source>
        <translation>um %1 bis %2 erhöht</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <extracomment>%1 is the reason of a raise, %2 who made it: &quot;launch, by the window&quot;</extracomment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>~%1 expected</source>
        <extracomment>What a budget&apos;s period is expected to cost: &quot;~$1,640.00 expected&quot;</extracomment>
        <translation>~%1 erwartet</translation>
    </message>
    <message>
        <source>may be gone by %1</source>
        <extracomment>%1 is a day: &quot;Thursday&quot;, &quot;24 Nov&quot;</extracomment>
        <translation>bis %1 wohl aufgebraucht</translation>
    </message>
    <message numerus="yes">
        <source>in the last %Ln days</source>
        <translation>
            <numerusform>am letzten Tag</numerusform>
            <numerusform>in den letzten %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %Ln hours</source>
        <translation>
            <numerusform>in der letzten Stunde</numerusform>
            <numerusform>in den letzten %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>in the last…</source>
        <extracomment>How long is said beside it</extracomment>
        <translation>in den letzten …</translation>
    </message>
    <message>
        <source>prepaid</source>
        <translation>vorausbezahlt</translation>
    </message>
    <message>
        <source>%1 topped up</source>
        <translation>%1 aufgeladen</translation>
    </message>
    <message>
        <source>%1 assumed</source>
        <extracomment>Of what is used: counted at a price that the budget assumes</extracomment>
        <translation>%1 angenommen</translation>
    </message>
</context>
<context>
    <name>weir::ui::BudgetsPanel</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>The budget %1 was removed.</source>
        <translation>Das Budget %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Add budget</source>
        <translation>Budget hinzufügen</translation>
    </message>
    <message>
        <source>No budgets. Spending has no limit.</source>
        <translation>Keine Budgets. Ausgaben haben keine Grenze.</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
</context>
<context>
    <name>weir::ui::CallActions</name>
    <message>
        <source>Export the calls of the table…</source>
        <translation>Aufrufe der Tabelle exportieren…</translation>
    </message>
    <message>
        <source>Compare two selected calls</source>
        <translation>Zwei ausgewählte Aufrufe vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls exported</source>
        <translation>
            <numerusform>%Ln Aufruf exportiert</numerusform>
            <numerusform>%Ln Aufrufe exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Select two calls to compare: Ctrl with a click, or Shift with an arrow.</source>
        <translation>Zum Vergleichen zwei Aufrufe auswählen: Strg mit Klick oder Umschalt mit Pfeiltaste.</translation>
    </message>
    <message>
        <source>Replay the selected call…</source>
        <translation>Ausgewählten Aufruf wiederholen…</translation>
    </message>
    <message>
        <source>Send the selected call to the playground</source>
        <translation>Ausgewählten Aufruf in den Spielplatz schicken</translation>
    </message>
    <message>
        <source>Select one call first.</source>
        <translation>Zuerst einen Aufruf auswählen.</translation>
    </message>
    <message>
        <source>Replayed: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls that the table shows</source>
        <translation>
            <numerusform>%Ln Aufruf, den die Tabelle zeigt</numerusform>
            <numerusform>%Ln Aufrufe, die die Tabelle zeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Of today, out of the books</source>
        <translation>Von heute, aus den Büchern</translation>
    </message>
    <message>
        <source>Of the last 7 days, out of the books</source>
        <translation>Der letzten 7 Tage, aus den Büchern</translation>
    </message>
    <message>
        <source>Of the last 30 days, out of the books</source>
        <translation>Der letzten 30 Tage, aus den Büchern</translation>
    </message>
    <message>
        <source>All in the books</source>
        <translation>Alle in den Büchern</translation>
    </message>
    <message>
        <source>All that the filter finds in the books</source>
        <translation>Alle in den Büchern, die der Filter findet</translation>
    </message>
    <message>
        <source>Make a rule from the selected call</source>
        <translation>Regel aus dem gewählten Aufruf machen</translation>
    </message>
    <message>
        <source>Try the selected call in routing</source>
        <translation>Den gewählten Aufruf in den Wegen probieren</translation>
    </message>
    <message>
        <source>Copy the decision on the selected call as a test</source>
        <translation>Die Entscheidung über den gewählten Aufruf als Test kopieren</translation>
    </message>
    <message>
        <source>The decision is copied as a test, for a file that weir test reads.</source>
        <translation>Die Entscheidung ist als Test kopiert, für eine Datei, die weir test liest.</translation>
    </message>
    <message>
        <source>Copy the selected call as curl</source>
        <translation>Den gewählten Aufruf als curl kopieren</translation>
    </message>
    <message>
        <source>Copied as curl. The key is read from $WEIR_KEY.</source>
        <translation>Als curl kopiert. Der Schlüssel wird aus $WEIR_KEY gelesen.</translation>
    </message>
    <message>
        <source>The body is not there: it is read from the file request.json.</source>
        <translation>Der Inhalt ist nicht da: Er wird aus der Datei request.json gelesen.</translation>
    </message>
</context>
<context>
    <name>weir::ui::CallCard</name>
    <message>
        <source>Waiting for the first call</source>
        <translation>Warten auf den ersten Aufruf</translation>
    </message>
    <message>
        <source>Run the snippet. The call shows up here, with its route and its price.</source>
        <translation>Führen Sie den Schnipsel aus. Der Aufruf erscheint hier, mit Weg und Preis.</translation>
    </message>
    <message>
        <source>The first call came through</source>
        <translation>Der erste Aufruf ist durch</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token ein, %2 aus</translation>
    </message>
    <message>
        <source>Create a key here, and copy the snippet again.</source>
        <translation>Erstellen Sie hier einen Schlüssel und kopieren Sie den Schnipsel noch einmal.</translation>
    </message>
    <message>
        <source>%1 was asked. Name another model in the snippet, or test the provider.</source>
        <translation>Gefragt wurde %1. Nennen Sie im Schnipsel ein anderes Modell, oder testen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>Weir goes on waiting.</source>
        <translation>Weir wartet weiter.</translation>
    </message>
</context>
<context>
    <name>weir::ui::CarriedOver</name>
    <message numerus="yes">
        <source>%Ln tool calls</source>
        <translation>
            <numerusform>%Ln Werkzeugaufruf</numerusform>
            <numerusform>%Ln Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results of tools</source>
        <translation>
            <numerusform>%Ln Ergebnis eines Werkzeugs</numerusform>
            <numerusform>%Ln Ergebnisse von Werkzeugen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reasonings</source>
        <translation>
            <numerusform>%Ln Nachdenken</numerusform>
            <numerusform>%Ln Nachdenken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other parts</source>
        <translation>
            <numerusform>%Ln anderer Teil</numerusform>
            <numerusform>%Ln andere Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>The body of this call is not kept.</source>
        <translation>Der Inhalt dieses Aufrufs ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The body of this call was longer than what is kept.</source>
        <translation>Der Inhalt dieses Aufrufs war länger als das, was aufbewahrt wird.</translation>
    </message>
    <message>
        <source>This call is no conversation.</source>
        <translation>Dieser Aufruf ist kein Gespräch.</translation>
    </message>
</context>
<context>
    <name>weir::ui::CertificateProbe</name>
    <message>
        <source>it did not answer within 10 s</source>
        <translation>keine Antwort innerhalb von 10 s</translation>
    </message>
</context>
<context>
    <name>weir::ui::CertificateView</name>
    <message>
        <source>This is not the certificate that was pinned. Nothing was sent.</source>
        <translation>Das ist nicht das angeheftete Zertifikat. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Somebody may stand between you and the gateway. If its certificate was replaced on purpose, ask whoever runs it for the new fingerprint, forget this gateway and connect to it anew.</source>
        <translation>Vielleicht steht jemand zwischen Ihnen und dem Gateway. Wurde das Zertifikat absichtlich ersetzt, fragen Sie seinen Betreiber nach dem neuen Fingerabdruck, vergessen Sie dieses Gateway und verbinden Sie sich neu.</translation>
    </message>
    <message>
        <source>This is the certificate that was pinned.</source>
        <translation>Das ist das angeheftete Zertifikat.</translation>
    </message>
    <message>
        <source>This computer trusts the certificate.</source>
        <translation>Dieser Computer vertraut dem Zertifikat.</translation>
    </message>
    <message>
        <source>This computer does not know the certificate: %1</source>
        <translation>Dieser Computer kennt das Zertifikat nicht: %1</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one on the gateway&apos;s machine, for example from &quot;openssl x509 -noout -fingerprint -sha256 -in CERT&quot;. Once it is pinned, no other certificate is accepted.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem auf dem Rechner des Gateways, etwa mit „openssl x509 -noout -fingerprint -sha256 -in ZERTIFIKAT“. Ist es angeheftet, wird kein anderes mehr angenommen.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
</context>
<context>
    <name>weir::ui::ChangesDialog</name>
    <message>
        <source>Both say the same.</source>
        <translation>Beide sagen dasselbe.</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Why, for whoever looks at the history</source>
        <translation>Warum, für alle, die in den Verlauf sehen</translation>
    </message>
    <message>
        <source>It is being carried out.</source>
        <translation>Es wird ausgeführt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ChatSettingsPanel</name>
    <message>
        <source>The temperature is a number from 0 to 2.</source>
        <translation>Die Temperatur ist eine Zahl von 0 bis 2.</translation>
    </message>
    <message>
        <source>The limit of tokens is a whole number above 0.</source>
        <translation>Die Grenze der Tokens ist eine ganze Zahl über 0.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemprompt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Most tokens out</source>
        <translation>Meiste Tokens aus</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <extracomment>Of a setting that is left to the model</extracomment>
        <translation>Wie das Modell es hat</translation>
    </message>
    <message>
        <source>Where a limit has to be said and none is set, it is %1.</source>
        <translation>Wo eine Grenze genannt sein muss und keine gesetzt ist, ist sie %1.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ChooseStep</name>
    <message>
        <source>%1 connected</source>
        <translation>%1 verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln servers connected</source>
        <translation>
            <numerusform>%Ln Server verbunden</numerusform>
            <numerusform>%Ln Server verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>simulator started</source>
        <translation>Simulator gestartet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Use what was found</source>
        <translation>Gefundenes nehmen</translation>
    </message>
    <message>
        <source>no key, no cost</source>
        <translation>kein Schlüssel, keine Kosten</translation>
    </message>
    <message>
        <source>Weir is looking for servers.</source>
        <translation>Weir sucht nach Servern.</translation>
    </message>
    <message>
        <source>Where should the first call go?</source>
        <translation>Wohin soll der erste Aufruf gehen?</translation>
    </message>
    <message>
        <source>Connect a provider</source>
        <translation>Anbieter verbinden</translation>
    </message>
    <message>
        <source>Use your account with a provider of models.</source>
        <translation>Ihr Konto bei einem Anbieter von Modellen nutzen.</translation>
    </message>
    <message>
        <source>Use your account with %1.</source>
        <translation>Ihr Konto bei %1 nutzen.</translation>
    </message>
    <message>
        <source>Key goes to</source>
        <translation>Schlüssel kommt in</translation>
    </message>
    <message>
        <source>system keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>memory, this session only</source>
        <translation>Speicher, nur diese Sitzung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>about 1 minute</source>
        <translation>etwa 1 Minute</translation>
    </message>
    <message>
        <source>Use a local server</source>
        <translation>Lokalen Server nutzen</translation>
    </message>
    <message>
        <source>Models that run on this machine. No key, no cost for each call.</source>
        <translation>Modelle, die auf diesem Rechner laufen. Kein Schlüssel, keine Kosten je Aufruf.</translation>
    </message>
    <message>
        <source>Try the simulator</source>
        <translation>Simulator ausprobieren</translation>
    </message>
    <message>
        <source>A built-in provider that answers with made-up text. Good for a first look and for testing faults.</source>
        <translation>Ein eingebauter Anbieter, der mit erfundenem Text antwortet. Gut für einen ersten Blick und zum Testen von Fehlern.</translation>
    </message>
    <message>
        <source>answers slowly</source>
        <translation>antwortet langsam</translation>
    </message>
    <message>
        <source>429 with Retry-After</source>
        <translation>429 mit Retry-After</translation>
    </message>
    <message>
        <source>breaks off in the middle</source>
        <translation>bricht mittendrin ab</translation>
    </message>
    <message>
        <source>Start simulator</source>
        <translation>Simulator starten</translation>
    </message>
    <message>
        <source>free, marked as simulated</source>
        <translation>kostenlos, als simuliert markiert</translation>
    </message>
    <message>
        <source>You can change this later and add as many as you like.</source>
        <translation>Sie können das später ändern und beliebig viele hinzufügen.</translation>
    </message>
    <message>
        <source>The gateway already runs on this computer.</source>
        <translation>Das Gateway läuft schon auf diesem Rechner.</translation>
    </message>
    <message>
        <source>A test call costs</source>
        <translation>Ein Testaufruf kostet</translation>
    </message>
    <message>
        <source>less than $0.001</source>
        <translation>weniger als $0,001</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird gesucht…</translation>
    </message>
    <message>
        <source>The provider is being written.</source>
        <translation>Der Anbieter wird geschrieben.</translation>
    </message>
    <message>
        <source>answers at once</source>
        <translation>antwortet sofort</translation>
    </message>
    <message>
        <source>Tab between choices, Enter to start</source>
        <translation>Tab wechselt, Enter beginnt</translation>
    </message>
    <message numerus="yes">
        <source>Use your account with %1 or %Ln others.</source>
        <translation>
            <numerusform>Ihr Konto bei %1 oder einem weiteren nutzen.</numerusform>
            <numerusform>Ihr Konto bei %1 oder %Ln weiteren nutzen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::CommandPalette</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>Kein Befehl passt.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>weir::ui::CompareDialog</name>
    <message>
        <source>Neither body is kept.</source>
        <translation>Von beiden Aufrufen ist kein Inhalt aufbewahrt.</translation>
    </message>
    <message>
        <source>The body of the first call is not kept.</source>
        <translation>Der Inhalt des ersten Aufrufs ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The body of the second call is not kept.</source>
        <translation>Der Inhalt des zweiten Aufrufs ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Compared is what is kept of them; it is not the whole.</source>
        <translation>Verglichen ist, was von ihnen aufbewahrt ist; es ist nicht das Ganze.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Compare %1 and %2</source>
        <translation>%1 und %2 vergleichen</translation>
    </message>
    <message>
        <source>Facts of both calls</source>
        <translation>Fakten beider Aufrufe</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
</context>
<context>
    <name>weir::ui::ComparedFacts</name>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Streamed</source>
        <translation>Als Strom</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>Bedient von</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Usage and cost</source>
        <translation>Verbrauch und Kosten</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Tokens ein</translation>
    </message>
    <message>
        <source>read from the cache</source>
        <translation>aus dem Cache gelesen</translation>
    </message>
    <message>
        <source>written to the cache</source>
        <translation>in den Cache geschrieben</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Tokens aus</translation>
    </message>
    <message>
        <source>of these reasoning</source>
        <translation>davon zum Nachdenken</translation>
    </message>
    <message>
        <source>Tokens known as</source>
        <translation>Tokens bekannt als</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost known as</source>
        <translation>Kosten bekannt als</translation>
    </message>
    <message>
        <source>Times and sizes</source>
        <translation>Zeiten und Größen</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Added by Weir</source>
        <translation>Zugefügt von Weir</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
</context>
<context>
    <name>weir::ui::ComparedModel</name>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>weir::ui::Composer</name>
    <message>
        <source>An answer is coming in.</source>
        <translation>Eine Antwort kommt herein.</translation>
    </message>
    <message>
        <source>There is no key for calls from here yet.</source>
        <translation>Es gibt noch keinen Schlüssel für Aufrufe von hier.</translation>
    </message>
    <message>
        <source>No message is written.</source>
        <translation>Es ist keine Nachricht geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Eine Nachricht schreiben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Each message is a call through the gateway, booked to the key %1.</source>
        <translation>Jede Nachricht ist ein Aufruf durch das Gateway, gebucht auf den Schlüssel %1.</translation>
    </message>
    <message>
        <source>Each message is a call through the gateway and needs a Weir key. It will be named %1; its secret stays in the memory of this window.</source>
        <translation>Jede Nachricht ist ein Aufruf durch das Gateway und braucht einen Weir-Schlüssel. Er wird %1 heißen; sein Geheimnis bleibt im Speicher dieses Fensters.</translation>
    </message>
    <message>
        <source>What came until now stays, and is booked</source>
        <translation>Was bis jetzt kam, bleibt und wird gebucht</translation>
    </message>
</context>
<context>
    <name>weir::ui::ConditionGroup</name>
    <message>
        <source>all of</source>
        <translation>alle von</translation>
    </message>
    <message>
        <source>any of</source>
        <translation>eine von</translation>
    </message>
    <message>
        <source>not all of</source>
        <translation>nicht alle von</translation>
    </message>
    <message>
        <source>How many conditions have to hold</source>
        <translation>Wie viele Bedingungen gelten müssen</translation>
    </message>
    <message>
        <source>Remove the group</source>
        <translation>Gruppe entfernen</translation>
    </message>
    <message>
        <source>Takes every call that comes to it.</source>
        <translation>Nimmt jeden Aufruf, der zu ihr kommt.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Gruppe hinzufügen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ConditionRow</name>
    <message>
        <source>The name of the header is missing.</source>
        <translation>Der Name des Headers fehlt.</translation>
    </message>
    <message>
        <source>The name of a header is one word.</source>
        <translation>Der Name eines Headers ist ein Wort.</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Wonach gefragt wird</translation>
    </message>
    <message>
        <source>How %1 is compared</source>
        <translation>Wie %1 verglichen wird</translation>
    </message>
    <message>
        <source>What %1 is compared with</source>
        <translation>Womit %1 verglichen wird</translation>
    </message>
    <message>
        <source>Name of the header</source>
        <translation>Name des Headers</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Remove the condition on %1</source>
        <translation>Bedingung zu %1 entfernen</translation>
    </message>
    <message>
        <source>The name in the metadata is missing.</source>
        <translation>Der Name in den Metadaten fehlt.</translation>
    </message>
    <message>
        <source>A name in the metadata has at most 64 bytes.</source>
        <translation>Ein Name in den Metadaten hat höchstens 64 Bytes.</translation>
    </message>
    <message>
        <source>Name in the metadata</source>
        <translation>Name in den Metadaten</translation>
    </message>
</context>
<context>
    <name>weir::ui::ConditionValue</name>
    <message>
        <source>&quot;%1&quot; is not a day. Days are written like %2.</source>
        <translation>„%1“ ist kein Tag. Tage schreibt man wie %2.</translation>
    </message>
    <message>
        <source>A day is missing.</source>
        <translation>Ein Tag fehlt.</translation>
    </message>
    <message>
        <source>A time of day is written like 22:00–06:00.</source>
        <translation>Eine Tageszeit schreibt man wie 22:00–06:00.</translation>
    </message>
    <message>
        <source>It ends when it begins. Say when it ends.</source>
        <translation>Sie endet, wann sie beginnt. Sagen Sie, wann sie endet.</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>Eine Zahl fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>&quot;*&quot; stands at the beginning or the end of a word.</source>
        <translation>„*“ steht am Anfang oder am Ende eines Wortes.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Ein Wert fehlt.</translation>
    </message>
    <message>
        <source>A share is written like 20 %, from 0 to 100.</source>
        <translation>Ein Anteil wird wie 20 % geschrieben, von 0 bis 100.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ConnectDialog</name>
    <message>
        <source>Connect to a gateway</source>
        <translation>Mit einem Gateway verbinden</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Host and port of admin.listen in the document of that gateway.</source>
        <translation>Host und Port von admin.listen im Dokument jenes Gateways.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is called in this window. Empty: its host.</source>
        <translation>So heißt es in diesem Fenster. Leer: sein Host.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Made there with &quot;weir tokens create NAME --role ROLE&quot;. It is kept in the keychain of this computer; without one, until Weir ends.</source>
        <translation>Dort angelegt mit „weir tokens create NAME --role ROLLE“. Es bleibt im Schlüsselbund dieses Computers; ohne einen, bis Weir endet.</translation>
    </message>
    <message>
        <source>Forget this gateway</source>
        <translation>Dieses Gateway vergessen</translation>
    </message>
    <message>
        <source>%1 gave no certificate: %2</source>
        <translation>%1 gab kein Zertifikat: %2</translation>
    </message>
    <message>
        <source>No address is typed.</source>
        <translation>Es ist keine Adresse eingegeben.</translation>
    </message>
    <message>
        <source>The gateway is asked for its certificate.</source>
        <translation>Das Gateway wird nach seinem Zertifikat gefragt.</translation>
    </message>
    <message>
        <source>The gateway is asked.</source>
        <translation>Das Gateway wird gefragt.</translation>
    </message>
    <message>
        <source>Its certificate is not the one that was pinned.</source>
        <translation>Sein Zertifikat ist nicht das angeheftete.</translation>
    </message>
    <message>
        <source>No token is typed.</source>
        <translation>Es ist kein Token eingegeben.</translation>
    </message>
    <message>
        <source>Show certificate</source>
        <translation>Zertifikat zeigen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Trust and connect</source>
        <translation>Vertrauen und verbinden</translation>
    </message>
</context>
<context>
    <name>weir::ui::ConnectStep</name>
    <message>
        <source>Point a tool at Weir</source>
        <translation>Ein Werkzeug auf Weir richten</translation>
    </message>
    <message>
        <source>Change two settings in any tool: the base URL and the key.</source>
        <translation>Zwei Einstellungen in jedem Werkzeug ändern: Basis-URL und Schlüssel.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Open Weir</source>
        <translation>Weir öffnen</translation>
    </message>
    <message>
        <source>Another program listens on %1. Choose another port above.</source>
        <translation>Auf %1 lauscht ein anderes Programm. Wählen Sie oben einen anderen Port.</translation>
    </message>
    <message>
        <source>The gateway does not listen. Start it above.</source>
        <translation>Das Gateway lauscht nicht. Starten Sie es oben.</translation>
    </message>
    <message>
        <source>MODEL stands for a name of the provider. Weir is asking it which it has.</source>
        <translation>MODEL steht für einen Namen des Anbieters. Weir fragt ihn gerade, welche er hat.</translation>
    </message>
</context>
<context>
    <name>weir::ui::DemandEditor</name>
    <message>
        <source>Only providers</source>
        <extracomment>Over what a rule demands of the providers that may get its calls</extracomment>
        <translation>Nur Anbieter</translation>
    </message>
    <message>
        <source>in</source>
        <extracomment>Before the regions a provider may be in</extracomment>
        <translation>in</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>any region</source>
        <translation>beliebiger Region</translation>
    </message>
    <message>
        <source>that do not train on calls</source>
        <translation>die nicht mit Aufrufen trainieren</translation>
    </message>
    <message>
        <source>that keep calls at most</source>
        <extracomment>Before a number of days</extracomment>
        <translation>die Aufrufe höchstens behalten:</translation>
    </message>
    <message>
        <source>Days that calls are kept</source>
        <translation>Tage, die Aufrufe behalten werden</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>beliebig lange</translation>
    </message>
    <message>
        <source>What is not said of a provider does not count as met. Its dialog says it.</source>
        <translation>Was von einem Anbieter nicht gesagt ist, gilt nicht als erfüllt. Gesagt wird es in seinem Dialog.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>without training</source>
        <translation>ohne Training</translation>
    </message>
    <message numerus="yes">
        <source>kept at most %Ln days</source>
        <translation>
            <numerusform>höchstens %Ln Tag behalten</numerusform>
            <numerusform>höchstens %Ln Tage behalten</numerusform>
        </translation>
    </message>
    <message>
        <source> day</source>
        <translation> Tag</translation>
    </message>
    <message>
        <source>that need no translation of the call</source>
        <translation>die keine Übersetzung des Aufrufs brauchen</translation>
    </message>
    <message>
        <source>Calls go only to targets that speak the format of the tool, so that nothing of them is left out or changed.</source>
        <translation>Aufrufe gehen nur zu Zielen, die das Format des Werkzeugs sprechen, sodass nichts von ihnen ausgelassen oder geändert wird.</translation>
    </message>
    <message>
        <source>without translation</source>
        <translation>ohne Übersetzung</translation>
    </message>
</context>
<context>
    <name>weir::ui::DestinationDetail</name>
    <message>
        <source>Select a row to see what causes it.</source>
        <translation>Eine Zeile auswählen, um zu sehen, was sie verursacht.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Show its calls</source>
        <translation>Ihre Aufrufe zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::DestinationModel</name>
    <message numerus="yes">
        <source>%Ln connections begun</source>
        <translation>
            <numerusform>%Ln Verbindung begonnen</numerusform>
            <numerusform>%Ln Verbindungen begonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Heads and bodies of the requests, without what encryption adds</source>
        <translation>Köpfe und Inhalte der Anfragen, ohne das, was die Verschlüsselung dazutut</translation>
    </message>
    <message>
        <source>Attempts in the books; one that reached nobody counts too</source>
        <translation>Versuche in den Büchern; auch einer, der niemanden erreichte, zählt</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Requests since the gateway was started</source>
        <translation>Anfragen, seit das Gateway gestartet wurde</translation>
    </message>
    <message>
        <source>Attempts of calls in the books of the last 7 days</source>
        <translation>Versuche von Aufrufen in den Büchern der letzten 7 Tage</translation>
    </message>
</context>
<context>
    <name>weir::ui::DestinationsPage</name>
    <message numerus="yes">
        <source>%1 in use of %Ln ways out</source>
        <translation>
            <numerusform>%1 von %Ln Weg hinaus benutzt</numerusform>
            <numerusform>%1 von %Ln Wegen hinaus benutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy destinations</source>
        <translation>Ziele kopieren</translation>
    </message>
    <message>
        <source>What leaves this computer cannot be shown.</source>
        <translation>Was diesen Computer verlässt, lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Destinations copied</source>
        <translation>Ziele kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>There is no provider that anything could be sent to.</source>
        <translation>Es gibt keinen Anbieter, dem etwas geschickt werden könnte.</translation>
    </message>
    <message>
        <source>Show providers</source>
        <translation>Anbieter zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::DialogFooter</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>weir::ui::DiffView</name>
    <message numerus="yes">
        <source>%Ln lines are the same</source>
        <translation>
            <numerusform>%Ln Zeile ist gleich</numerusform>
            <numerusform>%Ln Zeilen sind gleich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::DirectoryImportDialog</name>
    <message>
        <source>Choose a CSV file.</source>
        <translation>Wählen Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message>
        <source>Mend the problems in the file, then read it again.</source>
        <translation>Beheben Sie die Probleme in der Datei, dann lesen Sie sie neu.</translation>
    </message>
    <message>
        <source>Everything is as the file says already.</source>
        <translation>Alles ist schon so, wie die Datei es sagt.</translation>
    </message>
    <message>
        <source>It is being put in force.</source>
        <translation>Es wird in Kraft gesetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be added</source>
        <translation>
            <numerusform>%Ln kommt hinzu</numerusform>
            <numerusform>%Ln kommen hinzu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be changed</source>
        <translation>
            <numerusform>%Ln wird geändert</numerusform>
            <numerusform>%Ln werden geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as they are</source>
        <translation>
            <numerusform>%Ln bleibt</numerusform>
            <numerusform>%Ln bleiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Import teams, users and keys</source>
        <translation>Teams, Nutzer und Schlüssel importieren</translation>
    </message>
    <message>
        <source>The file says what is added and changed. What it does not name stays, and nothing is taken away. Export first to get a file with the right columns.</source>
        <translation>Die Datei sagt, was hinzukommt und geändert wird. Was sie nicht nennt, bleibt, und nichts wird entfernt. Exportieren Sie zuerst, um eine Datei mit den richtigen Spalten zu haben.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>What the file changes</source>
        <translation>Was die Datei ändert</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>weir::ui::DirectoryModel</name>
    <message>
        <source>Expires soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Lets nobody in</source>
        <translation>Lässt niemanden ein</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1, level %2</source>
        <translation>%1, Ebene %2</translation>
    </message>
    <message>
        <source>from the document</source>
        <translation>aus dem Dokument</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Team, user, key</source>
        <translation>Team, Nutzer, Schlüssel</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>This month, $</source>
        <translation>Dieser Monat, $</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Requests, 7 days</source>
        <translation>Anfragen, 7 Tage</translation>
    </message>
    <message>
        <source>Requests a min</source>
        <translation>Anfragen je Min.</translation>
    </message>
    <message>
        <source>Tokens a min</source>
        <translation>Tokens je Min.</translation>
    </message>
    <message>
        <source>inherit</source>
        <translation>geerbt</translation>
    </message>
</context>
<context>
    <name>weir::ui::DirectoryPlanModel</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>weir::ui::DraftBar</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Adds a rule under the selected one</source>
        <translation>Fügt eine Regel unter der gewählten hinzu</translation>
    </message>
    <message>
        <source>Where would a call go? Nothing is sent</source>
        <translation>Wohin ginge ein Aufruf? Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>What would have become of recorded calls? Nothing is sent</source>
        <translation>Was wäre aus aufgezeichneten Aufrufen geworden? Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>is in force.</source>
        <translation>gilt.</translation>
    </message>
    <message>
        <source>It is not kept: %1</source>
        <translation>Er ist nicht aufbewahrt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules cannot be applied yet.</source>
        <translation>
            <numerusform>%Ln Regel kann noch nicht gelten.</numerusform>
            <numerusform>%Ln Regeln können noch nicht gelten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes to revision %1</source>
        <translation>
            <numerusform>%Ln Änderung an Revision %1</numerusform>
            <numerusform>%Ln Änderungen an Revision %1</numerusform>
        </translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>QLocale format of a time</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1, kept %2</source>
        <translation>%1, aufbewahrt %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Nachspielen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sets cannot be applied yet.</source>
        <translation>
            <numerusform>%Ln Menge kann noch nicht gelten.</numerusform>
            <numerusform>%Ln Mengen können noch nicht gelten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Traffic follows revision %1.</source>
        <translation>Der Verkehr folgt Revision %1.</translation>
    </message>
</context>
<context>
    <name>weir::ui::EventModel</name>
    <message>
        <source>comment</source>
        <extracomment>Of a stream: a line that means nothing to the client but that the other side lives</extracomment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Since the call came in, as it went out to the client.</source>
        <translation>Seit der Aufruf ankam, so wie es an den Client ging.</translation>
    </message>
    <message>
        <source>At, ms</source>
        <extracomment>Header of a column: when an event went out</extracomment>
        <translation>Nach, ms</translation>
    </message>
    <message>
        <source>Gap, ms</source>
        <extracomment>Header of a column: the time since the event before</extracomment>
        <translation>Abstand, ms</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>weir::ui::EventsTab</name>
    <message>
        <source>%1 The rest was longer than what is kept.</source>
        <translation>%1 Der Rest war länger als das, was aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Events of the stream</source>
        <translation>Ereignisse des Stroms</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Daten des Ereignisses</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events, as they went out to the client; %1.</source>
        <extracomment>%1 is where they are kept: &quot;in memory only&quot;</extracomment>
        <translation>
            <numerusform>%Ln Ereignis, wie es an den Client ging; %1.</numerusform>
            <numerusform>%Ln Ereignisse, wie sie an den Client gingen; %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::ExchangePane</name>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>Teile des Austauschs</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Send to the playground</source>
        <translation>In den Spielplatz schicken</translation>
    </message>
    <message>
        <source>Events</source>
        <extracomment>A tab: the events of a stream</extracomment>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Make a rule from this call</source>
        <translation>Regel aus diesem Aufruf machen</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Nach rechts bringen</translation>
    </message>
    <message>
        <source>Move below the table</source>
        <translation>Unter die Tabelle bringen</translation>
    </message>
    <message>
        <source>Copy the decision as a test</source>
        <translation>Die Entscheidung als Test kopieren</translation>
    </message>
    <message>
        <source>Find in this call</source>
        <translation>In diesem Aufruf suchen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>weir::ui::ExpiryField</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln days</source>
        <translation>
            <numerusform>in %Ln Tag</numerusform>
            <numerusform>in %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>on a day</source>
        <translation>an einem Tag</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Day on which it expires</source>
        <translation>Tag, an dem er abläuft</translation>
    </message>
</context>
<context>
    <name>weir::ui::ExportDialog</name>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Aufrufe exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>What looks like a key is left out of headers and bodies.</source>
        <translation>Was wie ein Schlüssel aussieht, fehlt in Kopfzeilen und Inhalten.</translation>
    </message>
    <message>
        <source>One line a call, for a spreadsheet. A text that a spreadsheet would take for a formula has an apostrophe in front.</source>
        <translation>Eine Zeile je Aufruf, für eine Tabellenkalkulation. Ein Text, den sie für eine Formel hielte, hat einen Apostroph davor.</translation>
    </message>
    <message>
        <source>One line of JSON a call, with every field; money in billionths of a dollar.</source>
        <translation>Eine Zeile JSON je Aufruf, mit jedem Feld; Geld in Milliardsteln eines Dollars.</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>A file of this name is there; it will be replaced.</source>
        <translation>Eine Datei dieses Namens ist da; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>The calls are being written.</source>
        <translation>Die Aufrufe werden geschrieben.</translation>
    </message>
    <message>
        <source>There is no call to export.</source>
        <translation>Es gibt keinen Aufruf zu exportieren.</translation>
    </message>
    <message>
        <source>The file has no name.</source>
        <translation>Die Datei hat keinen Namen.</translation>
    </message>
    <message>
        <source>%1 calls written</source>
        <translation>%1 Aufrufe geschrieben</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 von %2 Aufrufen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln s left</source>
        <translation>
            <numerusform>%1, noch %Ln s</numerusform>
            <numerusform>%1, noch %Ln s</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Headers, attempts, and the bodies that are kept, for the network tools of a browser. Of bodies on disk it is recorded who was given them.</source>
        <translation>Header, Versuche und die Inhalte, die aufbewahrt sind, für die Netzwerkwerkzeuge eines Browsers. Bei Inhalten auf der Platte wird vermerkt, wer sie bekam.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ExportJob</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 ließ sich nicht schreiben: %2.</translation>
    </message>
</context>
<context>
    <name>weir::ui::FailoverEditor</name>
    <message>
        <source>the call is too long</source>
        <translation>der Aufruf zu lang ist</translation>
    </message>
    <message>
        <source>It is longer than the context of the model: another may take more.</source>
        <translation>Er ist länger als der Kontext des Modells: Ein anderes nimmt vielleicht mehr.</translation>
    </message>
    <message>
        <source>its content is refused</source>
        <translation>sein Inhalt abgelehnt wird</translation>
    </message>
    <message>
        <source>The provider does not answer such a call by its content policy: another may.</source>
        <translation>Der Anbieter beantwortet so einen Aufruf nach seinen Inhaltsregeln nicht: ein anderer vielleicht.</translation>
    </message>
    <message>
        <source>the target is overloaded</source>
        <translation>das Ziel überlastet ist</translation>
    </message>
    <message>
        <source>It says so itself, with 503 or 529.</source>
        <translation>Es sagt es selbst, mit 503 oder 529.</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>seine Zeit um ist</translation>
    </message>
    <message>
        <source>No answer came in the time that Weir or the provider gives it.</source>
        <translation>In der Zeit, die Weir oder der Anbieter lässt, kam keine Antwort.</translation>
    </message>
    <message>
        <source>as for all calls</source>
        <extracomment>Beside a check box: the rule says nothing of its own</extracomment>
        <translation>wie für alle Aufrufe</translation>
    </message>
    <message>
        <source>only here; for all calls: yes</source>
        <extracomment>Beside a check box: the rule says something of its own</extracomment>
        <translation>nur hier; für alle: ja</translation>
    </message>
    <message>
        <source>only here; for all calls: no</source>
        <translation>nur hier; für alle: nein</translation>
    </message>
    <message>
        <source>Fall over when</source>
        <extracomment>Over what leads a call to the next target: the call is too long, its time is over</extracomment>
        <translation>Ausweichen, wenn</translation>
    </message>
    <message>
        <source>Go by what is set for all calls: %1</source>
        <translation>Halten wie für alle Aufrufe: %1</translation>
    </message>
    <message>
        <source>With a tick the next target is asked, without one the caller gets the error. The document says what is set for all calls, under failover.</source>
        <translation>Mit Haken wird das nächste Ziel gefragt, ohne bekommt der Aufrufer den Fehler. Was für alle Aufrufe gilt, sagt das Dokument unter failover.</translation>
    </message>
    <message>
        <source>falls over when %1</source>
        <extracomment>%1: the call is too long</extracomment>
        <translation>weicht aus, wenn %1</translation>
    </message>
    <message>
        <source>does not fall over when %1</source>
        <extracomment>%1: the call is too long</extracomment>
        <translation>weicht nicht aus, wenn %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::FiguresStrip</name>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>%1 cached</source>
        <translation>%1 aus Cache</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>%1 reasoning</source>
        <translation>%1 Denken</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 of it is Weir&apos;s own</source>
        <translation>%1 davon durch Weir selbst</translation>
    </message>
</context>
<context>
    <name>weir::ui::FileField</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1 ist zu groß.</translation>
    </message>
</context>
<context>
    <name>weir::ui::FilterField</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: words, or provider: model: key: status&gt;=400 cost&gt;0.01 -cached</source>
        <translation>Filter: Wörter, oder provider: model: key: status&gt;=400 cost&gt;0.01 -cached</translation>
    </message>
    <message>
        <source>Saved and recent filters (Alt+Down)</source>
        <translation>Gespeicherte und letzte Filter (Alt+Ab)</translation>
    </message>
</context>
<context>
    <name>weir::ui::FilterList</name>
    <message>
        <source>There is no filter to save.</source>
        <translation>Es gibt keinen Filter zu speichern.</translation>
    </message>
    <message>
        <source>A saved filter needs a name.</source>
        <translation>Ein gespeicherter Filter braucht einen Namen.</translation>
    </message>
    <message>
        <source>Saved and recent filters</source>
        <translation>Gespeicherte und letzte Filter</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>Name the filter in force</source>
        <translation>Den geltenden Filter benennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>No filter is saved, and none was used lately.</source>
        <translation>Kein Filter ist gespeichert, und keiner wurde zuletzt benutzt.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete the saved filter</source>
        <translation>Gespeicherten Filter löschen</translation>
    </message>
</context>
<context>
    <name>weir::ui::FindBar</name>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2 or more</source>
        <extracomment>Places where a text was found: &quot;3 of 1,000 or more&quot;</extracomment>
        <translation>%1 von %2 oder mehr</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Places where a text was found: &quot;3 of 12&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Find in this view</source>
        <translation>In dieser Ansicht suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::FirstStart</name>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Point a tool at Weir</source>
        <translation>Ein Werkzeug auf Weir richten</translation>
    </message>
    <message>
        <source>See the first call</source>
        <translation>Den ersten Aufruf sehen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Providers can be added at any time.</source>
        <translation>Anbieter lassen sich jederzeit hinzufügen.</translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowBands</name>
    <message>
        <source>Passed on</source>
        <extracomment>Of calls that a target failed, and that the next one was asked for</extracomment>
        <translation>Weitergereicht</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln abgebrochen</numerusform>
            <numerusform>%Ln abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in force any more</source>
        <translation>Nicht mehr in Kraft</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1, aus</translation>
    </message>
    <message>
        <source>%1, refuses</source>
        <translation>%1, lehnt ab</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Key without a team</source>
        <translation>Schlüssel ohne Team</translation>
    </message>
    <message>
        <source>Asked for by its name</source>
        <translation>Beim Namen verlangt</translation>
    </message>
    <message>
        <source>Ended before a rule</source>
        <translation>Endete vor einer Regel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed on</source>
        <translation>
            <numerusform>%Ln weitergereicht</numerusform>
            <numerusform>%Ln weitergereicht</numerusform>
        </translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Aufrufe</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <translation>Ohne Preis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>to %1 %2</source>
        <translation>an %1 %2</translation>
    </message>
    <message>
        <source>from %1 %2</source>
        <translation>von %1 %2</translation>
    </message>
    <message>
        <source>How they ended</source>
        <translation>Wie sie endeten</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>Keine Regel</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Kein Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <extracomment>Of callers, rules or targets: those that are not shown one by one</extracomment>
        <translation>
            <numerusform>%Ln weiterer</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>All of %1 is paused. %2</source>
        <translation>%1 pausiert ganz. %2</translation>
    </message>
    <message>
        <source>Paused. %1</source>
        <translation>Pausiert. %1</translation>
    </message>
    <message>
        <source>Who calls</source>
        <extracomment>Heads of the three columns of a picture: callers, rules, and where calls go</extracomment>
        <translation>Wer aufruft</translation>
    </message>
    <message>
        <source>By which rule</source>
        <translation>Nach welcher Regel</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are under way.</source>
        <translation>
            <numerusform>%Ln läuft.</numerusform>
            <numerusform>%Ln laufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln went ways too many to show.</source>
        <translation>
            <numerusform>%Ln ging einen von zu vielen Wegen.</numerusform>
            <numerusform>%Ln gingen Wege, die zu viele sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls ended</source>
        <translation>
            <numerusform>%Ln Aufruf endete</numerusform>
            <numerusform>%Ln Aufrufe endeten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 since %2.</source>
        <translation>%1 seit %2.</translation>
    </message>
    <message>
        <source>%1 since the gateway started, %2.</source>
        <translation>%1 seit dem Start des Gateways, %2.</translation>
    </message>
    <message>
        <source>%1 since %2. Older ones are no longer in memory.</source>
        <translation>%1 seit %2. Ältere sind nicht mehr im Speicher.</translation>
    </message>
    <message>
        <source>None was accepted</source>
        <translation>Keiner wurde angenommen</translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowChart</name>
    <message>
        <source>requests a second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>requests a minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>requests an hour</source>
        <translation>Anfragen je Stunde</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Alle Anfragen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>Fell back</source>
        <translation>Ausgewichen</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 requests went through, %2 were held back, %3 failed. Arrow keys read each step, Enter shows its requests.</source>
        <translation>%1 Anfragen gingen durch, %2 wurden zurückgehalten, %3 schlugen fehl. Pfeiltasten lesen jeden Schritt vor, Enter zeigt seine Anfragen.</translation>
    </message>
    <message>
        <source>Enter shows what began then</source>
        <extracomment>Of the requests that began in the column of a chart</extracomment>
        <translation>Enter zeigt, was da begann</translation>
    </message>
    <message>
        <source>Events</source>
        <extracomment>A column of copied data: what happened at that time</extracomment>
        <translation>Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <extracomment>Events beside those that are listed</extracomment>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowDetail</name>
    <message>
        <source>Show its calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show the rule</source>
        <translation>Regel zeigen</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pausieren…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Those of this time, in the traffic.</source>
        <translation>Die aus dieser Zeit, im Verkehr.</translation>
    </message>
    <message>
        <source>In the list of the rules.</source>
        <translation>In der Liste der Regeln.</translation>
    </message>
    <message>
        <source>New calls pass it over; those under way end.</source>
        <translation>Neue Aufrufe übergehen es, laufende enden.</translation>
    </message>
    <message>
        <source>Calls go there again.</source>
        <translation>Aufrufe gehen wieder dorthin.</translation>
    </message>
    <message>
        <source>Choose a caller, a rule or a target to see what can be done with it.</source>
        <translation>Wählen Sie einen Aufrufer, eine Regel oder ein Ziel, um zu sehen, was sich damit tun lässt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowEvents</name>
    <message>
        <source>Revision %1 of the document</source>
        <translation>Revision %1 des Dokuments</translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowPanel</name>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No calls yet. Weir listens on %1.</source>
        <translation>Noch keine Aufrufe. Weir lauscht auf %1.</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <source>No calls yet. The gateway takes no calls now.</source>
        <translation>Noch keine Aufrufe. Das Gateway nimmt gerade keine an.</translation>
    </message>
</context>
<context>
    <name>weir::ui::FlowView</name>
    <message>
        <source>The flow cannot be shown as it is now.</source>
        <translation>Der Fluss lässt sich nicht zeigen, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Show a day</source>
        <translation>Einen Tag zeigen</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>How far back calls are counted</source>
        <translation>Wie weit zurück Aufrufe gezählt werden</translation>
    </message>
    <message>
        <source>Who calls, by which rule, and where to</source>
        <translation>Wer aufruft, nach welcher Regel, und wohin</translation>
    </message>
    <message>
        <source>No calls in this time.</source>
        <translation>Keine Aufrufe in dieser Zeit.</translation>
    </message>
    <message>
        <source>Who calls, by which rule and where the calls go stands here as soon as calls come.</source>
        <translation>Wer aufruft, nach welcher Regel und wohin, steht hier, sobald Aufrufe kommen.</translation>
    </message>
</context>
<context>
    <name>weir::ui::GapModel</name>
    <message>
        <source>The same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Calls outside Weir</source>
        <translation>Aufrufe an Weir vorbei</translation>
    </message>
    <message>
        <source>Days of another zone</source>
        <translation>Tage einer anderen Zeitzone</translation>
    </message>
    <message>
        <source>Estimated usage</source>
        <translation>Geschätzte Nutzung</translation>
    </message>
    <message>
        <source>No known price</source>
        <translation>Kein Preis bekannt</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>Anderer Preis</translation>
    </message>
    <message>
        <source>Not all counted yet</source>
        <translation>Noch nicht alles gezählt</translation>
    </message>
    <message>
        <source>Not in the export</source>
        <translation>Nicht im Export</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>Wahrscheinliche Ursache</translation>
    </message>
    <message>
        <source>Day, UTC</source>
        <translation>Tag, UTC</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>In: theirs / ours</source>
        <translation>Ein: deren / unsere</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cost, $</source>
        <translation>Kosten, $</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayAddress</name>
    <message>
        <source>No address is typed.</source>
        <translation>Es ist keine Adresse eingegeben.</translation>
    </message>
    <message>
        <source>Write a host and a port, as in weir.example:9348.</source>
        <translation>Schreiben Sie Host und Port, wie in weir.example:9348.</translation>
    </message>
    <message>
        <source>Without TLS a token would travel in the clear. Only this computer is reached by http.</source>
        <translation>Ohne TLS ginge ein Token im Klartext. Mit http wird nur dieser Computer erreicht.</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayBox</name>
    <message>
        <source>Copy base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <source>Pause the gateway</source>
        <translation>Gateway pausieren</translation>
    </message>
    <message>
        <source>Start the gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>of another process</source>
        <translation>eines anderen Prozesses</translation>
    </message>
    <message>
        <source>The gateway has no address until it is started.</source>
        <translation>Das Gateway hat keine Adresse, bis es gestartet ist.</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayCall</name>
    <message>
        <source>The connection ended before an answer came; the call may have been made all the same.</source>
        <translation>Die Verbindung endete, bevor eine Antwort kam; der Aufruf kann trotzdem gemacht worden sein.</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayChooser</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>This window shows %1 on %2.</source>
        <translation>Dieses Fenster zeigt %1 auf %2.</translation>
    </message>
    <message>
        <source>This window shows the gateway of this computer.</source>
        <translation>Dieses Fenster zeigt das Gateway dieses Computers.</translation>
    </message>
    <message>
        <source>Connect to a gateway…</source>
        <translation>Mit einem Gateway verbinden…</translation>
    </message>
    <message>
        <source>Back to this computer</source>
        <translation>Zurück zu diesem Computer</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayLook</name>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Wird gefragt</translation>
    </message>
    <message>
        <source>The gateway runs in another process; it goes on when this window is closed.</source>
        <translation>Das Gateway läuft in einem anderen Prozess; es läuft weiter, wenn dieses Fenster geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>weir::ui::GatewayModel</name>
    <message>
        <source>Your token for %1 may only read. This needs the role operate.</source>
        <translation>Ihr Token für %1 darf nur lesen. Dies braucht die Rolle operate.</translation>
    </message>
    <message>
        <source>Your token for %1 may not change it. This needs the role admin.</source>
        <translation>Ihr Token für %1 darf nichts ändern. Dies braucht die Rolle admin.</translation>
    </message>
    <message>
        <source>Where calls to %1 go from here is not known: its document names no public_url.</source>
        <translation>Wohin Aufrufe an %1 von hier aus gehen, ist nicht bekannt: Sein Dokument nennt keine public_url.</translation>
    </message>
</context>
<context>
    <name>weir::ui::Headers</name>
    <message>
        <source>Dropped or changed on the way</source>
        <translation>Unterwegs entfernt oder geändert</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>Wie empfangen</translation>
    </message>
    <message>
        <source>As sent to %1</source>
        <translation>Wie an %1 gesendet</translation>
    </message>
    <message>
        <source>As received from %1</source>
        <translation>Wie von %1 empfangen</translation>
    </message>
</context>
<context>
    <name>weir::ui::HelpPage</name>
    <message>
        <source>Find in the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>What</source>
        <comment>keys</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>keys</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No topic has all of these words. Try fewer, or a part of one.</source>
        <translation>Kein Thema enthält alle diese Wörter. Versuchen Sie weniger, oder einen Teil.</translation>
    </message>
</context>
<context>
    <name>weir::ui::HistoryModel</name>
    <message>
        <source>%1, in force</source>
        <translation>%1, gilt</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>weir::ui::HistoryView</name>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>what it changed of revision %1</source>
        <translation>was sie an Revision %1 änderte</translation>
    </message>
    <message>
        <source>The first one that is kept: all of it is new.</source>
        <translation>Die erste, die aufbewahrt ist: Alles an ihr ist neu.</translation>
    </message>
    <message>
        <source>These rules are in force.</source>
        <translation>Diese Regeln gelten.</translation>
    </message>
    <message>
        <source>Roll back to %1…</source>
        <translation>Zurück zu %1…</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>What the revision changed</source>
        <translation>Was die Revision änderte</translation>
    </message>
    <message>
        <source>Show older revisions</source>
        <translation>Ältere Revisionen zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ImportActions</name>
    <message>
        <source>Import from LiteLLM…</source>
        <translation>Aus LiteLLM übernehmen…</translation>
    </message>
    <message>
        <source>An import is made on the machine of the gateway.</source>
        <translation>Übernommen wird auf dem Rechner des Gateways.</translation>
    </message>
    <message>
        <source>Imported; the document is in force.</source>
        <translation>Übernommen; das Dokument gilt.</translation>
    </message>
    <message>
        <source>The document is in force, but not all of it works: %1</source>
        <translation>Das Dokument gilt, aber nicht alles davon geht: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::ImportDialog</name>
    <message>
        <source>Choose the config.yaml of the proxy.</source>
        <translation>Wählen Sie die config.yaml des Proxys.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message>
        <source>Nothing of it can be taken over.</source>
        <translation>Nichts davon lässt sich übernehmen.</translation>
    </message>
    <message>
        <source>It is being put in force.</source>
        <translation>Es wird in Kraft gesetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n Anbieter</numerusform>
            <numerusform>%n Anbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rate limit(s)</source>
        <translation>
            <numerusform>%n Ratenlimit</numerusform>
            <numerusform>%n Ratenlimits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n budget(s)</source>
        <translation>
            <numerusform>%n Budget</numerusform>
            <numerusform>%n Budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s)</source>
        <translation>
            <numerusform>%n Preis</numerusform>
            <numerusform>%n Preise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken over: %1.</source>
        <translation>Übernommen: %1.</translation>
    </message>
    <message>
        <source>Import from LiteLLM</source>
        <translation>Aus LiteLLM übernehmen</translation>
    </message>
    <message>
        <source>What the proxy does is added to the document of this gateway. What is there already stays as it is.</source>
        <translation>Was der Proxy tut, kommt zum Dokument dieses Gateways hinzu. Was schon dasteht, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Its config.yaml</source>
        <translation>Seine config.yaml</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml)</source>
        <translation>YAML-Dateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Its keys, so that their holders go on with them</source>
        <translation>Seine Schlüssel, damit ihre Inhaber mit ihnen weitermachen</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>The answer of GET /key/list?return_full_object=true, if wanted</source>
        <translation>Die Antwort auf GET /key/list?return_full_object=true, wenn gewünscht</translation>
    </message>
    <message numerus="yes">
        <source>Keep the %n key(s) of providers that stand in the file in the keychain</source>
        <translation>
            <numerusform>Den Schlüssel eines Anbieters, der in der Datei steht, im Schlüsselbund ablegen</numerusform>
            <numerusform>Die %n Schlüssel von Anbietern, die in der Datei stehen, im Schlüsselbund ablegen</numerusform>
        </translation>
    </message>
    <message>
        <source>All was taken over as it was</source>
        <translation>Alles wurde übernommen, wie es war</translation>
    </message>
    <message>
        <source>Not taken over as it was: %1</source>
        <translation>Nicht so übernommen: %1</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Das Dokument</translation>
    </message>
    <message>
        <source>What was not taken over as it was</source>
        <translation>Was nicht übernommen wurde, wie es war</translation>
    </message>
    <message>
        <source>What is changed in the document</source>
        <translation>Was am Dokument geändert wird</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>weir::ui::InstanceSwitcher</name>
    <message>
        <source>Gateway: %1</source>
        <translation>Gateway: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::ItemListPanel</name>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet durch %1: dort ändern.</translation>
    </message>
</context>
<context>
    <name>weir::ui::KeyDialog</name>
    <message>
        <source>Key of %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Sent only to %1. Weir never shows it again.</source>
        <translation>Nur an %1 gesendet. Weir zeigt ihn nie wieder.</translation>
    </message>
    <message>
        <source>New key of %1</source>
        <translation>Neuer Schlüssel von %1</translation>
    </message>
    <message>
        <source>Keep the key in</source>
        <translation>Schlüssel aufbewahren in</translation>
    </message>
    <message>
        <source>Keep key</source>
        <translation>Schlüssel aufbewahren</translation>
    </message>
    <message>
        <source>The key is being kept.</source>
        <translation>Der Schlüssel wird hinterlegt.</translation>
    </message>
    <message>
        <source>No key is typed.</source>
        <translation>Es ist kein Schlüssel eingegeben.</translation>
    </message>
</context>
<context>
    <name>weir::ui::KeyEndDialog</name>
    <message>
        <source>New calls with %1 are refused at once; calls that began go on. It cannot be undone.</source>
        <translation>Neue Aufrufe mit %1 werden sofort abgelehnt; begonnene gehen weiter. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel wechseln</translation>
    </message>
    <message>
        <source>%1 gets a new secret. Whoever uses it has to change over.</source>
        <translation>%1 bekommt ein neues Geheimnis. Wer ihn benutzt, muss umstellen.</translation>
    </message>
    <message>
        <source>The old one is good for</source>
        <translation>Das alte gilt noch</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>nicht mehr</translation>
    </message>
    <message>
        <source>one hour</source>
        <translation>eine Stunde</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>seven days</source>
        <translation>sieben Tage</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel widerrufen</numerusform>
            <numerusform>%Ln Schlüssel widerrufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::KeyPlace</name>
    <message>
        <source>System keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>Name of the environment variable</source>
        <translation>Name der Umgebungsvariable</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>No keychain answers on this computer. The key can stay for this session only: after a restart it is asked for again.</source>
        <translation>Kein Schlüsselbund antwortet auf diesem Rechner. Der Schlüssel kann nur für diese Sitzung bleiben: nach einem Neustart wird erneut gefragt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::KeysDialog</name>
    <message>
        <source>Tick what all of them are to have.</source>
        <translation>Haken Sie an, was alle haben sollen.</translation>
    </message>
    <message>
        <source>What is not ticked stays as each key has it.</source>
        <translation>Was nicht angehakt ist, bleibt bei jedem Schlüssel, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel ändern</numerusform>
            <numerusform>%Ln Schlüssel ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>the organisation</source>
        <translation>die Organisation</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>Darf verlangen</translation>
    </message>
    <message>
        <source>every model</source>
        <translation>jedes Modell</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>jeder Anbieter</translation>
    </message>
</context>
<context>
    <name>weir::ui::KeysField</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>weir::ui::KeysTogether</name>
    <message numerus="yes">
        <source>%Ln keys were changed.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde geändert.</numerusform>
            <numerusform>%Ln Schlüssel wurden geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back the change of %Ln keys</source>
        <translation>
            <numerusform>Die Änderung von %Ln Schlüssel zurücknehmen</numerusform>
            <numerusform>Die Änderung von %Ln Schlüsseln zurücknehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys were revoked.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde widerrufen.</numerusform>
            <numerusform>%Ln Schlüssel wurden widerrufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 keys: %3</source>
        <translation>%1 von %2 Schlüsseln: %3</translation>
    </message>
</context>
<context>
    <name>weir::ui::KindBox</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Clouds and hosts</source>
        <translation>Clouds und Hoster</translation>
    </message>
    <message>
        <source>Your own servers</source>
        <translation>Eigene Server</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
</context>
<context>
    <name>weir::ui::Lane</name>
    <message>
        <source>The answer broke off: %1</source>
        <translation>Die Antwort brach ab: %1</translation>
    </message>
    <message>
        <source>The gateway answered %1: %2</source>
        <translation>Das Gateway antwortete %1: %2</translation>
    </message>
    <message>
        <source>The gateway did not answer: %1</source>
        <translation>Das Gateway hat nicht geantwortet: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::LaneView</name>
    <message>
        <source>Nothing was said to %1 yet.</source>
        <translation>Zu %1 wurde noch nichts gesagt.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Take this model away</source>
        <translation>Dieses Modell wegnehmen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>weir::ui::LookPanel</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>weir::ui::MainWindow</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Fold the rail</source>
        <translation>Leiste einklappen</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>%1 - Weir</source>
        <translation>%1 - Weir</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Everything Weir can do</source>
        <translation>Alles, was Weir kann</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>%1 (safe mode)</source>
        <translation>%1 (abgesicherter Modus)</translation>
    </message>
    <message>
        <source>Leave safe mode</source>
        <translation>Abgesicherten Modus verlassen</translation>
    </message>
    <message>
        <source>%1 - %2</source>
        <translation>%1 - %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::MemberDialog</name>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Es wird geschrieben.</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>Team %1</translation>
    </message>
    <message>
        <source>Add team</source>
        <translation>Team hinzufügen</translation>
    </message>
    <message>
        <source>Save team</source>
        <translation>Team speichern</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Cost centre</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>With commas between. The tier is gold, silver, bronze or any other word.</source>
        <translation>Mit Kommas dazwischen. Die Stufe ist gold, silver, bronze oder ein anderes Wort.</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Nutzer %1</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Nutzer hinzufügen</translation>
    </message>
    <message>
        <source>Save user</source>
        <translation>Nutzer speichern</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>With commas between.</source>
        <translation>Mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>weir::ui::MemberPane</name>
    <message>
        <source>created</source>
        <translation>erstellt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>rotated</source>
        <translation>gewechselt</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
</context>
<context>
    <name>weir::ui::MessageWidget</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image, %1</source>
        <translation>Bild, %1</translation>
    </message>
    <message>
        <source>Part of type %1</source>
        <translation>Teil vom Typ %1</translation>
    </message>
    <message>
        <source>Show all %1 characters</source>
        <translation>Alle %1 Zeichen zeigen</translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>%1 ausklappen</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 einklappen</translation>
    </message>
</context>
<context>
    <name>weir::ui::MessagesTab</name>
    <message>
        <source>This conversation is longer than 1 MB. Request and Response have its text.</source>
        <translation>Dieses Gespräch ist länger als 1 MB. Sein Text steht unter Anfrage und Antwort.</translation>
    </message>
    <message>
        <source>The bodies are not what this dialect says. Request and Response have them as they were.</source>
        <translation>Die Inhalte folgen diesem Dialekt nicht. Anfrage und Antwort zeigen sie unverändert.</translation>
    </message>
    <message>
        <source>Show %1 earlier messages</source>
        <translation>%1 frühere Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>How the answer of a model is shown: laid out, or as the characters that it sent</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Show answers as</source>
        <translation>Antworten zeigen als</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, %1</source>
        <extracomment>%1 is where they are kept: &quot;in memory only&quot;</extracomment>
        <translation>
            <numerusform>%Ln Nachricht, %1</numerusform>
            <numerusform>%Ln Nachrichten, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>weir::ui::Moments</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>QLocale format of a day</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>QLocale format of a time of the day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A day and a time of it: &quot;1 Dec 2026, 00:00&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>QLocale format of a day of this year</comment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>weir::ui::NamedSetDialog</name>
    <message>
        <source>The set needs a name.</source>
        <translation>Die Menge braucht einen Namen.</translation>
    </message>
    <message>
        <source>Add set</source>
        <translation>Menge hinzufügen</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Menge %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Of</source>
        <extracomment>What a set holds names of: teams, users, …</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos; for the name, at most 64 of them.</source>
        <translation>Der Name besteht aus Buchstaben, Ziffern, „.“, „_“ und „-“, höchstens 64 davon.</translation>
    </message>
    <message>
        <source>There is a set of that name.</source>
        <translation>Es gibt schon eine Menge mit diesem Namen.</translation>
    </message>
    <message>
        <source>Add to the draft</source>
        <translation>In den Entwurf</translation>
    </message>
    <message>
        <source>Change the draft</source>
        <translation>Entwurf ändern</translation>
    </message>
    <message>
        <source>With commas between them; &quot;*&quot; at the beginning or the end stands for anything. Rules ask for it as set:NAME. Live traffic does not follow the draft until it is applied.</source>
        <translation>Mit Kommas dazwischen; „*“ am Anfang oder Ende steht für alles. Regeln fragen danach mit set:NAME. Der laufende Verkehr folgt dem Entwurf erst, wenn er angewendet ist.</translation>
    </message>
</context>
<context>
    <name>weir::ui::NamedSetItem</name>
    <message>
        <source>%1: %2</source>
        <extracomment>What a set holds: &quot;team: search, ads&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No rule asks for it.</source>
        <translation>Keine Regel fragt danach.</translation>
    </message>
    <message>
        <source>Asked for by %1</source>
        <translation>Gefragt von %1</translation>
    </message>
    <message>
        <source>Change the set %1</source>
        <translation>Die Menge %1 ändern</translation>
    </message>
    <message>
        <source>Remove the set %1</source>
        <translation>Die Menge %1 entfernen</translation>
    </message>
</context>
<context>
    <name>weir::ui::NamedSetsPanel</name>
    <message>
        <source>Sets of names</source>
        <translation>Mengen von Namen</translation>
    </message>
    <message>
        <source>Add set</source>
        <translation>Menge hinzufügen</translation>
    </message>
    <message>
        <source>No sets. A set gives several teams, users, keys, models, tiers or tags one name, and rules ask for it as set:NAME.</source>
        <translation>Keine Mengen. Eine Menge gibt mehreren Teams, Personen, Schlüsseln, Modellen, Stufen oder Etiketten einen Namen, und Regeln fragen danach mit set:NAME.</translation>
    </message>
    <message>
        <source>Rules ask for the set %1: %2. Take it out of them first.</source>
        <translation>Regeln fragen nach der Menge %1: %2. Nehmen Sie sie erst dort heraus.</translation>
    </message>
</context>
<context>
    <name>weir::ui::NoteModel</name>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>weir::ui::NotificationList</name>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Nothing was said yet. Here stands what Weir tells you, with what can be done about it.</source>
        <translation>Noch wurde nichts gemeldet. Hier steht, was Weir Ihnen sagt, und was sich tun lässt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::NotificationPanel</name>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>A provider is down, or up again</source>
        <translation>Ein Anbieter fällt aus oder ist wieder da</translation>
    </message>
    <message>
        <source>A key is refused, locked or missing</source>
        <translation>Ein Schlüssel wird abgelehnt, ist gesperrt oder fehlt</translation>
    </message>
    <message>
        <source>The gateway cannot listen or does not answer</source>
        <translation>Das Gateway kann nicht lauschen oder antwortet nicht</translation>
    </message>
    <message>
        <source>The disk is full or records are not written</source>
        <translation>Die Platte ist voll oder Aufzeichnungen werden nicht geschrieben</translation>
    </message>
    <message>
        <source>Not while this window is in front</source>
        <translation>Nicht, solange dieses Fenster vorn ist</translation>
    </message>
    <message>
        <source>The same is told at most every 15 minutes, and what comes together is told together. All of it stands in the list of notifications.</source>
        <translation>Dasselbe wird höchstens alle 15 Minuten gemeldet, und was zusammenkommt, zusammen. Alles davon steht in der Liste der Meldungen.</translation>
    </message>
    <message>
        <source>An alert of a budget, of calls that fail or of a key that expires</source>
        <translation>Ein Budget, viele Fehlschläge oder ein Schlüssel, der abläuft</translation>
    </message>
</context>
<context>
    <name>weir::ui::Notifier</name>
    <message numerus="yes">
        <source>%Ln things happened</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::OfferList</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>Models to offer</source>
        <translation>Angebotene Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>In, $/M tok</source>
        <translation>Ein, $/M Tok</translation>
    </message>
    <message>
        <source>Out, $/M tok</source>
        <translation>Aus, $/M Tok</translation>
    </message>
</context>
<context>
    <name>weir::ui::Operators</name>
    <message>
        <source>the window</source>
        <translation>dem Fenster</translation>
    </message>
    <message>
        <source>a program on the gateway&apos;s computer</source>
        <translation>einem Programm auf dem Computer des Gateways</translation>
    </message>
    <message>
        <source>an operator elsewhere</source>
        <translation>einem Bediener von anderswo</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Kommandozeile</translation>
    </message>
    <message>
        <source>The document&apos;s file</source>
        <translation>Die Datei des Dokuments</translation>
    </message>
    <message>
        <source>From elsewhere</source>
        <translation>Von anderswo</translation>
    </message>
    <message>
        <source>%1, from elsewhere</source>
        <extracomment>%1 is the name of a token</extracomment>
        <translation>%1, von anderswo</translation>
    </message>
</context>
<context>
    <name>weir::ui::Overview</name>
    <message>
        <source>served</source>
        <translation>bedient</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>versucht</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>out</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>connection was open</source>
        <translation>Verbindung war offen</translation>
    </message>
    <message>
        <source>its id %1</source>
        <translation>dort %1</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>The call was answered before a target was chosen.</source>
        <translation>Der Aufruf wurde beantwortet, bevor ein Ziel gewählt war.</translation>
    </message>
    <message>
        <source>Attempts and timing</source>
        <translation>Versuche und Zeiten</translation>
    </message>
    <message>
        <source>Nothing was sent upstream.</source>
        <translation>Es wurde nichts weitergesendet.</translation>
    </message>
    <message>
        <source>Changed on the way</source>
        <translation>Unterwegs geändert</translation>
    </message>
    <message>
        <source>Nothing: the call passed as it was.</source>
        <translation>Nichts: der Aufruf ging unverändert durch.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Aufgerufen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>%1, as a stream</source>
        <translation>%1, als Strom</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Added by Weir</source>
        <translation>Durch Weir hinzugekommen</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>asked for %1</source>
        <translation>gefragt nach %1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>over budget</source>
        <translation>über Budget</translation>
    </message>
    <message>
        <source>over limit</source>
        <translation>über Grenze</translation>
    </message>
    <message>
        <source>at your price %1</source>
        <translation>zu Ihrem Preis %1</translation>
    </message>
    <message>
        <source>at the catalogue&apos;s price with your factor %1</source>
        <translation>zum Preis des Katalogs mit Ihrem Faktor %1</translation>
    </message>
    <message>
        <source>at the catalogue&apos;s price of %1</source>
        <translation>zum Preis des Katalogs vom %1</translation>
    </message>
    <message>
        <source>left alone</source>
        <translation>in Ruhe gelassen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>cannot serve it</source>
        <translation>kann ihn nicht bedienen</translation>
    </message>
    <message>
        <source>%1, %2 % sure</source>
        <extracomment>What a call was judged to be, and how sure that is</extracomment>
        <translation>%1, zu %2 % sicher</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt nach</translation>
    </message>
    <message>
        <source>%1 saved by the prompt cache</source>
        <translation>%1 durch den Prompt-Cache gespart</translation>
    </message>
    <message>
        <source>the prompt cache cost %1 more</source>
        <extracomment>Writing to it is dearer than plain input</extracomment>
        <translation>der Prompt-Cache kostete %1 mehr</translation>
    </message>
    <message>
        <source>rule %1</source>
        <extracomment>Of a decision: the rule of the page Routing that took the call</extracomment>
        <translation>Regel %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>dddd d MMMM, HH:mm</source>
        <extracomment>Day and time beside the title, as in &quot;Tuesday 17 November, 14:32&quot;</extracomment>
        <translation>dddd, d. MMMM, HH:mm</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>15 min</source>
        <extracomment>Ranges of time on buttons, short</extracomment>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
</context>
<context>
    <name>weir::ui::OverviewTab</name>
    <message>
        <source>Raise the budget %1 for a time…</source>
        <translation>Budget %1 auf Zeit erhöhen…</translation>
    </message>
</context>
<context>
    <name>weir::ui::PauseDialog</name>
    <message>
        <source>until I resume it</source>
        <translation>bis ich ihn fortsetze</translation>
    </message>
    <message>
        <source>The pause is being set.</source>
        <translation>Die Pause wird gesetzt.</translation>
    </message>
    <message>
        <source>Calls under way end. New ones go to their next target.</source>
        <translation>Laufende Aufrufe enden. Neue gehen zum nächsten Ziel.</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 pausieren</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Only this model</source>
        <translation>Nur dieses Modell</translation>
    </message>
    <message>
        <source>all of its models</source>
        <translation>alle seine Modelle</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>for whoever looks at it</source>
        <translation>für alle, die es ansehen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
</context>
<context>
    <name>weir::ui::PauseOrders</name>
    <message>
        <source>Until somebody resumes it.</source>
        <translation>Bis jemand ihn fortsetzt.</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Bis %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are still under way.</source>
        <translation>
            <numerusform>%Ln Aufruf läuft noch.</numerusform>
            <numerusform>%Ln Aufrufe laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 pausiert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 is in use again.</source>
        <translation>%1 ist wieder in Gebrauch.</translation>
    </message>
</context>
<context>
    <name>weir::ui::PinnedRows</name>
    <message>
        <source>Pinned calls</source>
        <translation>Angeheftete Aufrufe</translation>
    </message>
</context>
<context>
    <name>weir::ui::PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <translation>Spielplatz</translation>
    </message>
    <message>
        <source>an answer is coming in</source>
        <translation>eine Antwort kommt herein</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Stop the answers</source>
        <translation>Antworten anhalten</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Ask another model beside</source>
        <translation>Ein weiteres Modell daneben fragen</translation>
    </message>
    <message>
        <source>Nothing was carried over.</source>
        <translation>Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not carried over: %1.</source>
        <translation>Nicht übernommen: %1.</translation>
    </message>
    <message>
        <source>The model %1 cannot be asked for any more.</source>
        <translation>Das Modell %1 lässt sich nicht mehr verlangen.</translation>
    </message>
    <message>
        <source>The call of %1, without its answer.</source>
        <translation>Der Aufruf von %1, ohne seine Antwort.</translation>
    </message>
    <message>
        <source>Everything else was carried over.</source>
        <translation>Alles andere wurde übernommen.</translation>
    </message>
    <message>
        <source>No model to talk to.</source>
        <translation>Kein Modell zum Sprechen.</translation>
    </message>
    <message>
        <source>No provider has a model that can be asked for.</source>
        <translation>Kein Anbieter hat ein Modell, das sich verlangen lässt.</translation>
    </message>
    <message>
        <source>Show providers</source>
        <translation>Anbieter zeigen</translation>
    </message>
    <message>
        <source>The models are not known.</source>
        <translation>Die Modelle sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>There are three already.</source>
        <translation>Es sind schon drei.</translation>
    </message>
    <message>
        <source>An answer is coming in.</source>
        <translation>Eine Antwort kommt herein.</translation>
    </message>
    <message>
        <source>Nothing was said yet.</source>
        <translation>Es wurde noch nichts gesagt.</translation>
    </message>
    <message>
        <source>The gateway takes no calls.</source>
        <translation>Das Gateway nimmt keine Aufrufe an.</translation>
    </message>
    <message>
        <source>The models are being asked for.</source>
        <translation>Die Modelle werden erfragt.</translation>
    </message>
    <message>
        <source>The model %1 cannot be asked for any more. Choose another one.</source>
        <translation>Das Modell %1 lässt sich nicht mehr verlangen. Ein anderes auswählen.</translation>
    </message>
    <message>
        <source>What was said goes from here; its calls stay in the traffic.</source>
        <translation>Was gesagt wurde, verschwindet hier; seine Aufrufe bleiben im Verkehr.</translation>
    </message>
    <message>
        <source>What was said is gone from here.</source>
        <translation>Was gesagt wurde, ist hier weg.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 and what it said are gone from here.</source>
        <translation>%1 und was es sagte, ist hier weg.</translation>
    </message>
</context>
<context>
    <name>weir::ui::PriceDialog</name>
    <message>
        <source>Dollars a million tokens. Cache reads, writes and images that are empty cost what input costs; other tokens without a price leave a call unpriced.</source>
        <translation>Dollar je Million Tokens. Lesen und Schreiben des Caches und Bilder, die leer sind, kosten, was Eingabe kostet; andere Tokens ohne Preis lassen einen Aufruf ohne Preis.</translation>
    </message>
    <message>
        <source>Its calls cost nothing. They use no budget.</source>
        <translation>Seine Aufrufe kosten nichts. Sie verbrauchen kein Budget.</translation>
    </message>
    <message>
        <source>On everything the catalogue says: 0.85 for 15 % less, 1.10 for 10 % more.</source>
        <translation>Auf alles, was der Katalog sagt: 0,85 für 15 % weniger, 1,10 für 10 % mehr.</translation>
    </message>
    <message>
        <source>%1: dollars a million tokens, from 0.001 to 1000.</source>
        <translation>%1: Dollar je Million Tokens, von 0,001 bis 1000.</translation>
    </message>
    <message>
        <source>Say what a million input tokens cost.</source>
        <translation>Sagen Sie, was eine Million Tokens der Eingabe kostet.</translation>
    </message>
    <message>
        <source>Say which model.</source>
        <translation>Sagen Sie, welches Modell.</translation>
    </message>
    <message>
        <source>The factor is a number from 0.001 to 10.</source>
        <translation>Der Faktor ist eine Zahl von 0,001 bis 10.</translation>
    </message>
    <message>
        <source>A day is written like 2027-02-15.</source>
        <translation>Ein Tag wird wie 2027-02-15 geschrieben.</translation>
    </message>
    <message>
        <source>The price needs a name.</source>
        <translation>Der Preis braucht einen Namen.</translation>
    </message>
    <message>
        <source>The price is being written.</source>
        <translation>Der Preis wird geschrieben.</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>Preis setzen</translation>
    </message>
    <message>
        <source>Price %1</source>
        <translation>Preis %1</translation>
    </message>
    <message>
        <source>Save price</source>
        <translation>Preis sichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>As calls name it; gpt-5* stands for every model that begins so. Without a provider it holds at every one.</source>
        <translation>Wie Aufrufe es nennen; gpt-5* steht für jedes Modell, das so beginnt. Ohne Anbieter gilt er bei jedem.</translation>
    </message>
    <message>
        <source>It costs</source>
        <translation>Es kostet</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>A factor</source>
        <translation>Ein Faktor</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache lesen</translation>
    </message>
    <message>
        <source>Write, 5 min</source>
        <translation>Schreiben, 5 min</translation>
    </message>
    <message>
        <source>Write, 1 h</source>
        <translation>Schreiben, 1 h</translation>
    </message>
    <message>
        <source>Images in</source>
        <translation>Bilder hinein</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>Ton hinein</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>Ton heraus</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Days of UTC. Until is the first on which it no longer holds; empty is always.</source>
        <translation>Tage in UTC. Bis ist der erste, an dem er nicht mehr gilt; leer heißt immer.</translation>
    </message>
</context>
<context>
    <name>weir::ui::PriceModel</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>Calls go to it, and no price is known.</source>
        <translation>Es wird aufgerufen, und kein Preis ist bekannt.</translation>
    </message>
    <message>
        <source>Dollars a million tokens</source>
        <translation>Dollar je Million Tokens</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Input, $/M</source>
        <extracomment>Header of a column: dollars a million input tokens</extracomment>
        <translation>Eingabe, $/M</translation>
    </message>
    <message>
        <source>Cache read, $/M</source>
        <extracomment>Header of a column: dollars a million tokens read from the cache</extracomment>
        <translation>Cache lesen, $/M</translation>
    </message>
    <message>
        <source>Output, $/M</source>
        <extracomment>Header of a column: dollars a million output tokens</extracomment>
        <translation>Ausgabe, $/M</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Calls, 30 days</source>
        <translation>Aufrufe, 30 Tage</translation>
    </message>
</context>
<context>
    <name>weir::ui::PricePane</name>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>Set price…</source>
        <translation>Preis setzen…</translation>
    </message>
    <message>
        <source>Change price…</source>
        <translation>Preis ändern…</translation>
    </message>
    <message>
        <source>Change factor…</source>
        <translation>Faktor ändern…</translation>
    </message>
    <message>
        <source>Dollars a million tokens</source>
        <translation>Dollar je Million Tokens</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Remove your price</source>
        <translation>Ihren Preis entfernen</translation>
    </message>
    <message>
        <source>Remove your factor</source>
        <translation>Ihren Faktor entfernen</translation>
    </message>
</context>
<context>
    <name>weir::ui::Prices</name>
    <message>
        <source>%1 in</source>
        <translation>%1 hinein</translation>
    </message>
    <message>
        <source>%1, %2 out</source>
        <translation>%1, %2 heraus</translation>
    </message>
    <message>
        <source>Tier batch</source>
        <translation>Stufe batch</translation>
    </message>
    <message>
        <source>Tier flex</source>
        <translation>Stufe flex</translation>
    </message>
    <message>
        <source>Tier priority</source>
        <translation>Stufe priority</translation>
    </message>
    <message>
        <source>Tier standard</source>
        <translation>Stufe standard</translation>
    </message>
    <message>
        <source>The provider is free</source>
        <translation>Der Anbieter ist kostenlos</translation>
    </message>
    <message>
        <source>Your price %1</source>
        <translation>Ihr Preis %1</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Catalogue × %1, by your %2</source>
        <translation>Katalog × %1, durch Ihren %2</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Catalogue of %1</source>
        <translation>Katalog vom %1</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache lesen</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>Cache schreiben, 5 min</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>Cache schreiben, 1 h</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>Ton hinein</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>Ton heraus</translation>
    </message>
    <message>
        <source>Images in</source>
        <translation>Bilder hinein</translation>
    </message>
    <message>
        <source>Over %1 tokens</source>
        <translation>Über %1 Tokens</translation>
    </message>
    <message>
        <source>A tool call</source>
        <translation>Ein Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Calls, 30 days</source>
        <translation>Aufrufe, 30 Tage</translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation>Ohne Preis</translation>
    </message>
</context>
<context>
    <name>weir::ui::PricesPage</name>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prices of your own</source>
        <translation>
            <numerusform>%Ln eigener Preis</numerusform>
            <numerusform>%Ln eigene Preise</numerusform>
        </translation>
    </message>
    <message>
        <source>Set a price…</source>
        <translation>Einen Preis setzen…</translation>
    </message>
    <message>
        <source>Find a model&apos;s price</source>
        <translation>Preis eines Modells finden</translation>
    </message>
    <message>
        <source>Undo the change of prices</source>
        <translation>Änderung von Preisen rückgängig machen</translation>
    </message>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet durch %1: dort ändern.</translation>
    </message>
    <message>
        <source>It was not carried out.</source>
        <translation>Das wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Prices cannot be shown.</source>
        <translation>Preise können nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>It is not known what was called.</source>
        <translation>Was aufgerufen wurde, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln models are called and have no price.</source>
        <translation>
            <numerusform>%Ln Modell wird aufgerufen und hat keinen Preis.</numerusform>
            <numerusform>%Ln Modelle werden aufgerufen und haben keinen Preis.</numerusform>
        </translation>
    </message>
    <message>
        <source>What their calls cost is not counted, and budgets refuse them.</source>
        <translation>Was ihre Aufrufe kosten, wird nicht gezählt, und Budgets lehnen sie ab.</translation>
    </message>
    <message>
        <source>Set price of %1…</source>
        <translation>Preis von %1 setzen…</translation>
    </message>
    <message>
        <source>The price %1 holds from now on.</source>
        <translation>Der Preis %1 gilt ab jetzt.</translation>
    </message>
    <message>
        <source>Take the price %1 away</source>
        <translation>Den Preis %1 wegnehmen</translation>
    </message>
    <message>
        <source>The price %1 was changed.</source>
        <translation>Der Preis %1 wurde geändert.</translation>
    </message>
    <message>
        <source>Take back the change of %1</source>
        <translation>Die Änderung von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>The price %1 was removed.</source>
        <translation>Der Preis %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Put the price %1 back</source>
        <translation>Den Preis %1 zurückholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Model, provider or source</source>
        <translation>Modell, Anbieter oder Quelle</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>Preis setzen</translation>
    </message>
    <message>
        <source>No model matches.</source>
        <translation>Kein Modell passt.</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>There is no model to price yet.</source>
        <translation>Es gibt noch kein Modell, das einen Preis braucht.</translation>
    </message>
    <message>
        <source>Prices are listed for the models of your providers. Those of the simulator cost nothing.</source>
        <translation>Preise stehen hier für die Modelle Ihrer Anbieter. Die des Simulators kosten nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls now cost something else: %1</source>
        <translation>
            <numerusform>%Ln Aufruf kostet jetzt etwas anderes: %1</numerusform>
            <numerusform>%Ln Aufrufe kosten jetzt etwas anderes: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Re-price booked calls…</source>
        <translation>Gebuchte Aufrufe neu berechnen…</translation>
    </message>
    <message>
        <source>Price booked calls anew, by the prices that hold now</source>
        <translation>Gebuchte Aufrufe nach den Preisen von jetzt neu berechnen</translation>
    </message>
    <message>
        <source>Re-price…</source>
        <translation>Neu berechnen…</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderDialog</name>
    <message>
        <source>The provider is being written.</source>
        <translation>Der Anbieter wird geschrieben.</translation>
    </message>
    <message>
        <source>%1 is in the document, but its key was not kept: %2</source>
        <translation>%1 steht im Dokument, aber der Schlüssel wurde nicht hinterlegt: %2</translation>
    </message>
    <message>
        <source>Provider %1</source>
        <translation>Anbieter %1</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Save provider</source>
        <translation>Anbieter speichern</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderForm</name>
    <message>
        <source>Weir never shows it again.</source>
        <translation>Weir zeigt ihn nie wieder.</translation>
    </message>
    <message>
        <source>Sent only to %1. Weir never shows it again.</source>
        <translation>Nur an %1 gesendet. Weir zeigt ihn nie wieder.</translation>
    </message>
    <message>
        <source>The gateway reads the key from its environment.</source>
        <translation>Das Gateway liest den Schlüssel aus seiner Umgebung.</translation>
    </message>
    <message>
        <source>The provider needs a name.</source>
        <translation>Der Anbieter braucht einen Namen.</translation>
    </message>
    <message>
        <source>The provider needs an address.</source>
        <translation>Der Anbieter braucht eine Adresse.</translation>
    </message>
    <message>
        <source>The provider needs a key.</source>
        <translation>Der Anbieter braucht einen Schlüssel.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Name in Weir</source>
        <translation>Name in Weir</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Calls go to</source>
        <translation>Aufrufe gehen an</translation>
    </message>
    <message>
        <source>On this computer or in this network</source>
        <translation>Auf diesem Rechner oder in diesem Netz</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Leave empty to keep the key there is</source>
        <translation>Leer lassen, um den Schlüssel zu behalten</translation>
    </message>
    <message>
        <source>Keep the key in</source>
        <translation>Schlüssel aufbewahren in</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>Trains on calls</source>
        <translation>Trainiert mit Aufrufen</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Keeps calls</source>
        <translation>Behält Aufrufe</translation>
    </message>
    <message>
        <source> day</source>
        <translation> Tag</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>As your contract with the provider says. Rules can demand it.</source>
        <translation>Wie es Ihr Vertrag mit dem Anbieter sagt. Regeln können es verlangen.</translation>
    </message>
    <message>
        <source>Models to offer</source>
        <translation>Angebotene Modelle</translation>
    </message>
    <message>
        <source>As the provider calls them (deployments, in Azure), with commas between. It does not list them itself.</source>
        <translation>So, wie der Anbieter sie nennt (in Azure die Bereitstellungen), mit Kommas dazwischen. Er listet sie nicht selbst.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>keine Aufrufe</translation>
    </message>
    <message>
        <source>%1 of %2 minutes with failures</source>
        <translation>%1 von %2 Minuten mit Fehlern</translation>
    </message>
    <message>
        <source>Share of the attempts of the last 5 minutes</source>
        <translation>Anteil der Versuche der letzten 5 Minuten</translation>
    </message>
    <message>
        <source>Time to the first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>TTFT p50, ms</source>
        <extracomment>Header of a column: median time to the first token in milliseconds</extracomment>
        <translation>TTFT p50, ms</translation>
    </message>
    <message>
        <source>p95, ms</source>
        <translation>p95, ms</translation>
    </message>
    <message>
        <source>Errors, %</source>
        <translation>Fehler, %</translation>
    </message>
    <message>
        <source>Requests, 24 h</source>
        <translation>Anfragen, 24 h</translation>
    </message>
    <message>
        <source>Last 30 min</source>
        <translation>Letzte 30 min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dialects</source>
        <translation>
            <numerusform>%Ln Dialekt</numerusform>
            <numerusform>%Ln Dialekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Attempts a minute over the last 5 minutes</source>
        <translation>Versuche je Minute in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>Req/min</source>
        <extracomment>Header of a column: calls a minute that went to the provider</extracomment>
        <translation>Anfr./min</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 pausiert</translation>
    </message>
    <message>
        <source>%1 of %2 good</source>
        <translation>%1 von %2 gut</translation>
    </message>
    <message>
        <source>refused with %1, asked last</source>
        <translation>mit %1 abgelehnt, zuletzt gefragt</translation>
    </message>
    <message>
        <source>limited for %1 s</source>
        <translation>begrenzt für %1 s</translation>
    </message>
    <message>
        <source>%1 is paused. %2</source>
        <translation>%1 pausiert. %2</translation>
    </message>
    <message>
        <source>%1 is left alone for %2 s: %3</source>
        <translation>%1 wird %2 s in Ruhe gelassen: %3</translation>
    </message>
    <message>
        <source>%1: one call finds out whether it works: %2</source>
        <translation>%1: ein Aufruf probiert, ob es geht: %2</translation>
    </message>
    <message>
        <source>%1 through the proxy %2</source>
        <translation>%1 über den Proxy %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderNotice</name>
    <message>
        <source>The keychain is locked for %1.</source>
        <translation>Der Schlüsselbund ist für %1 gesperrt.</translation>
    </message>
    <message>
        <source>The key of %1 is denied.</source>
        <translation>Der Schlüssel von %1 wird verweigert.</translation>
    </message>
    <message>
        <source>Calls to it have stopped.</source>
        <translation>Aufrufe dorthin sind eingestellt.</translation>
    </message>
    <message>
        <source>It is %1. Calls to it have stopped.</source>
        <translation>Er ist %1. Aufrufe dorthin sind eingestellt.</translation>
    </message>
    <message>
        <source>%1 has no key.</source>
        <translation>%1 hat keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Calls cannot go to it.</source>
        <translation>Aufrufe können nicht dorthin.</translation>
    </message>
    <message>
        <source>Its calls are answered with 503 until you unlock it.</source>
        <translation>Seine Aufrufe erhalten 503, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>Its calls go to the next target, if they have one, until you unlock it.</source>
        <translation>Seine Aufrufe gehen an das nächste Ziel, wenn sie eins haben, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>%1 refused the key (%2).</source>
        <translation>%1 hat den Schlüssel abgelehnt (%2).</translation>
    </message>
    <message>
        <source>It is whole, but the provider does not want it: it may be revoked, or its limit may be used up.</source>
        <translation>Er ist vollständig, aber der Anbieter will ihn nicht: Vielleicht ist er widerrufen oder sein Limit verbraucht.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderPanel</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 von %2 in Gebrauch</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open providers</source>
        <translation>Anbieter öffnen</translation>
    </message>
    <message>
        <source>No provider.</source>
        <translation>Kein Anbieter.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProviderTools</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Select a provider first.</source>
        <translation>Zuerst einen Anbieter auswählen.</translation>
    </message>
    <message>
        <source>This provider needs no key.</source>
        <translation>Dieser Anbieter braucht keinen Schlüssel.</translation>
    </message>
    <message>
        <source>See whether it answers</source>
        <translation>Nachsehen, ob er antwortet</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pausieren…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProvidersNoticeBar</name>
    <message>
        <source>The gateway does not answer.</source>
        <translation>Das Gateway antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>It was not done.</source>
        <translation>Es wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Managed by %1.</source>
        <translation>Verwaltet durch %1.</translation>
    </message>
    <message>
        <source>Providers are changed in that file.</source>
        <translation>Anbieter werden in dieser Datei geändert.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Use for this session</source>
        <translation>Für diese Sitzung nutzen</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln providers</source>
        <translation>
            <numerusform>%Ln Anbieter</numerusform>
            <numerusform>%Ln Anbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln models</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the change of providers</source>
        <translation>Änderung der Anbieter zurücknehmen</translation>
    </message>
    <message>
        <source>Redo the change of providers</source>
        <translation>Änderung der Anbieter wiederholen</translation>
    </message>
    <message>
        <source>Managed by %1: this file is read only here.</source>
        <translation>Verwaltet durch %1: diese Datei ist hier nur lesbar.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>The key of %1 is kept.</source>
        <translation>Der Schlüssel von %1 ist hinterlegt.</translation>
    </message>
    <message>
        <source>%1 was removed. Its key stays where it is kept.</source>
        <translation>%1 wurde entfernt. Der Schlüssel bleibt, wo er liegt.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>No provider.</source>
        <translation>Kein Anbieter.</translation>
    </message>
    <message>
        <source>Calls cannot go anywhere.</source>
        <translation>Aufrufe können nirgendwohin.</translation>
    </message>
    <message>
        <source>Start simulator</source>
        <translation>Simulator starten</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message>
        <source>Add a provider…</source>
        <translation>Einen Anbieter hinzufügen…</translation>
    </message>
    <message>
        <source>Test the selected provider</source>
        <translation>Den gewählten Anbieter testen</translation>
    </message>
    <message>
        <source>Replace the key of the selected provider…</source>
        <translation>Den Schlüssel des gewählten Anbieters ersetzen…</translation>
    </message>
    <message>
        <source>Pause the selected provider…</source>
        <translation>Den gewählten Anbieter pausieren…</translation>
    </message>
</context>
<context>
    <name>weir::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>weir::ui::RaiseDialog</name>
    <message>
        <source>It is %1. This takes the place of that.</source>
        <translation>Es ist %1. Dies tritt an die Stelle davon.</translation>
    </message>
    <message>
        <source>It is raised by an amount of dollars, like %1.</source>
        <translation>Erhöht wird um einen Betrag in Dollar, wie %1.</translation>
    </message>
    <message>
        <source>A raise has a reason.</source>
        <translation>Eine Erhöhung hat einen Grund.</translation>
    </message>
    <message>
        <source>The budget is being raised.</source>
        <translation>Das Budget wird erhöht.</translation>
    </message>
    <message>
        <source>%1 may be spent until %2.</source>
        <translation>%1 dürfen bis %2 ausgegeben werden.</translation>
    </message>
    <message>
        <source>Raise %1 for a time</source>
        <translation>%1 auf Zeit erhöhen</translation>
    </message>
    <message>
        <source>By, $</source>
        <translation>Um, $</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>for whoever looks at it</source>
        <translation>für alle, die es ansehen</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Erhöhen</translation>
    </message>
</context>
<context>
    <name>weir::ui::RaiseOrders</name>
    <message>
        <source>The budget %1 is %2.</source>
        <translation>Das Budget %1 ist %2.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The budget %1 is not raised any more.</source>
        <translation>Das Budget %1 ist nicht mehr erhöht.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RateLimitDialog</name>
    <message>
        <source>The rate limit needs a name.</source>
        <translation>Das Ratenlimit braucht einen Namen.</translation>
    </message>
    <message>
        <source>%1 is a whole number, or empty.</source>
        <translation>%1 ist eine ganze Zahl oder leer.</translation>
    </message>
    <message>
        <source>Say how much is let through.</source>
        <translation>Sagen Sie, wie viel durchgelassen wird.</translation>
    </message>
    <message>
        <source>The rate limit is being written.</source>
        <translation>Das Ratenlimit wird geschrieben.</translation>
    </message>
    <message>
        <source>Add rate limit</source>
        <translation>Ratenlimit hinzufügen</translation>
    </message>
    <message>
        <source>Rate limit %1</source>
        <translation>Ratenlimit %1</translation>
    </message>
    <message>
        <source>Save rate limit</source>
        <translation>Ratenlimit speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>In</source>
        <extracomment>Before &quot;a minute&quot;</extracomment>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabetokens</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabetokens</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Count</source>
        <extracomment>Before &quot;each key by itself&quot;</extracomment>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Whose calls count. What is empty holds for all; of several, every one must be the call&apos;s own. When a provider or target is full, the next target of the model is asked.</source>
        <translation>Wessen Aufrufe zählen. Was leer ist, gilt für alle; von mehreren muss jedes zum Aufruf gehören. Ist ein Anbieter oder Ziel voll, wird das nächste Ziel des Modells gefragt.</translation>
    </message>
    <message>
        <source>Calls wait where it is limited how many are under way at once.</source>
        <translation>Aufrufe warten, wo begrenzt ist, wie viele zugleich laufen.</translation>
    </message>
    <message>
        <source>Calls wait for a provider or a target: name one.</source>
        <translation>Aufrufe warten auf einen Anbieter oder ein Ziel: Nennen Sie eines.</translation>
    </message>
    <message>
        <source>%1: a number of seconds, up to a day.</source>
        <translation>%1: eine Zahl von Sekunden, höchstens ein Tag.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Wait (seconds)</source>
        <translation>Wartezeit (Sekunden)</translation>
    </message>
    <message>
        <source>What is let through at most in any time of that length, and how many calls may be under way at once. What is empty is not limited. At a provider or target, that many more can wait for their turn; teams and keys take turns.</source>
        <translation>Was in einem Zeitraum dieser Länge höchstens durchkommt und wie viele Aufrufe zugleich laufen dürfen. Was leer ist, ist nicht begrenzt. Bei einem Anbieter oder Ziel können so viele weitere warten, bis sie an der Reihe sind; es geht reihum über Teams und Schlüssel.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RateLimitItem</name>
    <message>
        <source>Change the rate limit %1</source>
        <translation>Das Ratenlimit %1 ändern</translation>
    </message>
    <message>
        <source>Remove the rate limit %1</source>
        <translation>Das Ratenlimit %1 entfernen</translation>
    </message>
</context>
<context>
    <name>weir::ui::RateLimits</name>
    <message>
        <source>a minute</source>
        <translation>je Minute</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>je Tag</translation>
    </message>
    <message>
        <source>each key by itself</source>
        <translation>jeden Schlüssel für sich</translation>
    </message>
    <message>
        <source>each user by itself</source>
        <translation>jede Person für sich</translation>
    </message>
    <message>
        <source>each team by itself</source>
        <translation>jedes Team für sich</translation>
    </message>
    <message>
        <source>all of them together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>each key</source>
        <translation>jeder Schlüssel</translation>
    </message>
    <message>
        <source>each user</source>
        <translation>jede Person</translation>
    </message>
    <message>
        <source>each team</source>
        <translation>jedes Team</translation>
    </message>
    <message>
        <source>team %1</source>
        <translation>Team %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>provider %1</source>
        <translation>Anbieter %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1 of %2 requests %3</source>
        <extracomment>&quot;12 of 60 requests a minute&quot;</extracomment>
        <translation>%1 von %2 Anfragen %3</translation>
    </message>
    <message>
        <source>%1 of %2 tokens %3</source>
        <translation>%1 von %2 Tokens %3</translation>
    </message>
    <message>
        <source>%1 of %2 input tokens %3</source>
        <translation>%1 von %2 Eingabetokens %3</translation>
    </message>
    <message>
        <source>%1 of %2 output tokens %3</source>
        <translation>%1 von %2 Ausgabetokens %3</translation>
    </message>
    <message>
        <source>%1 of %2 at once</source>
        <translation>%1 von %2 zugleich</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>%1 is nearest of %2</source>
        <translation>%1 am nächsten von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>too many for a counter each: some share one</source>
        <translation>zu viele für je einen Zähler: einige teilen sich einen</translation>
    </message>
    <message>
        <source>%1 of %2 waiting</source>
        <translation>%1 von %2 warten</translation>
    </message>
    <message>
        <source>%1, the first for %2</source>
        <translation>%1, der erste seit %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::RateLimitsPanel</name>
    <message>
        <source>Rate limits</source>
        <translation>Ratenlimits</translation>
    </message>
    <message>
        <source>Add rate limit</source>
        <translation>Ratenlimit hinzufügen</translation>
    </message>
    <message>
        <source>No rate limits. Everybody may send as fast as they like.</source>
        <translation>Keine Ratenlimits. Alle dürfen so schnell senden, wie sie wollen.</translation>
    </message>
    <message>
        <source>The rate limit %1 was removed.</source>
        <translation>Das Ratenlimit %1 wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReconcileDialog</name>
    <message>
        <source>Name the file of the export.</source>
        <translation>Die Datei des Exports angeben.</translation>
    </message>
    <message>
        <source>There is nothing to copy yet.</source>
        <translation>Es gibt noch nichts zu kopieren.</translation>
    </message>
    <message>
        <source>All figures agree.</source>
        <translation>Alle Zahlen stimmen überein.</translation>
    </message>
    <message>
        <source>%1 of %2 figures differ.</source>
        <translation>%1 von %2 Zahlen weichen ab.</translation>
    </message>
    <message>
        <source>Tokens: %1 by the provider, %2 in the books.</source>
        <translation>Tokens: %1 beim Anbieter, %2 in den Büchern.</translation>
    </message>
    <message>
        <source>Cost: %1 by the provider, %2 in the books.</source>
        <translation>Kosten: %1 beim Anbieter, %2 in den Büchern.</translation>
    </message>
    <message>
        <source>Compare with a provider&apos;s export</source>
        <translation>Mit dem Export eines Anbieters vergleichen</translation>
    </message>
    <message>
        <source>Usage or costs as OpenAI exports them, JSON or CSV, or any CSV with a line like day,model,requests,input_tokens,cached_tokens,output_tokens,cost. Nothing is changed.</source>
        <translation>Nutzung oder Kosten, wie OpenAI sie exportiert, als JSON oder CSV, oder jede CSV-Datei mit einer Zeile wie day,model,requests,input_tokens,cached_tokens,output_tokens,cost. Geändert wird nichts.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Exports (*.json *.csv);;All files (*)</source>
        <translation>Exporte (*.json *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>It is of</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Where the books and the export differ</source>
        <translation>Worin Bücher und Export sich unterscheiden</translation>
    </message>
</context>
<context>
    <name>weir::ui::RefusalBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::RemoteBar</name>
    <message>
        <source>Your token may read.</source>
        <translation>Ihr Token darf lesen.</translation>
    </message>
    <message>
        <source>Your token may read and operate.</source>
        <translation>Ihr Token darf lesen und bedienen.</translation>
    </message>
    <message>
        <source>Your token may change everything.</source>
        <translation>Ihr Token darf alles ändern.</translation>
    </message>
    <message>
        <source>On %1. %2</source>
        <translation>Auf %1. %2</translation>
    </message>
    <message>
        <source>On %1.</source>
        <translation>Auf %1.</translation>
    </message>
    <message>
        <source>Remote gateway %1</source>
        <translation>Entferntes Gateway %1</translation>
    </message>
    <message>
        <source>Back to this computer</source>
        <translation>Zurück zu diesem Computer</translation>
    </message>
</context>
<context>
    <name>weir::ui::RemoteClient</name>
    <message>
        <source>What answers there is not the gateway (status %1).</source>
        <translation>Was dort antwortet, ist nicht das Gateway (Status %1).</translation>
    </message>
    <message>
        <source>%1 refuses the token.</source>
        <translation>%1 lehnt das Token ab.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one that was pinned. Nothing was sent.</source>
        <translation>%1 zeigt ein anderes Zertifikat als das angeheftete. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Pinned: %1. Shown now: %2.</source>
        <translation>Angeheftet: %1. Jetzt gezeigt: %2.</translation>
    </message>
    <message>
        <source>No answer from %1 since %2.</source>
        <translation>Keine Antwort von %1 seit %2.</translation>
    </message>
    <message>
        <source>No answer from %1.</source>
        <translation>Keine Antwort von %1.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RemovalHistory</name>
    <message>
        <source>Put %1 back</source>
        <translation>%1 zurückholen</translation>
    </message>
</context>
<context>
    <name>weir::ui::RenameDialog</name>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>This is its name now.</source>
        <translation>So heißt es schon.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Es wird geschrieben.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Its users and keys go along. Calls of before stay under the name that they were made under.</source>
        <translation>Nutzer und Schlüssel gehen mit. Frühere Aufrufe bleiben unter dem Namen, unter dem sie gemacht wurden.</translation>
    </message>
    <message>
        <source>Its keys go along. Calls of before stay under the name that they were made under.</source>
        <translation>Die Schlüssel gehen mit. Frühere Aufrufe bleiben unter dem Namen, unter dem sie gemacht wurden.</translation>
    </message>
    <message>
        <source>Tools go on with it. Calls of before stay under the name that they were made under.</source>
        <translation>Werkzeuge arbeiten damit weiter. Frühere Aufrufe bleiben unter dem Namen, unter dem sie gemacht wurden.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>weir::ui::Replay</name>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>QLocale format of a day</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>QLocale format of a time</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>New target</source>
        <translation>Anderes Ziel</translation>
    </message>
    <message>
        <source>Calls for which another target would be asked first</source>
        <translation>Aufrufe, für die zuerst ein anderes Ziel gefragt würde</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Neu abgelehnt</translation>
    </message>
    <message>
        <source>of %1 calls</source>
        <translation>von %1 Aufrufen</translation>
    </message>
    <message>
        <source>Calls that had a target then and would have none</source>
        <translation>Aufrufe, die ein Ziel hatten und keines mehr hätten</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Nie getroffen</translation>
    </message>
    <message numerus="yes">
        <source>rules</source>
        <translation>
            <numerusform>Regel</numerusform>
            <numerusform>Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>every rule that is on took a call</source>
        <translation>jede Regel, die an ist, nahm einen Aufruf</translation>
    </message>
    <message>
        <source>Rules that are on and took none of the calls</source>
        <translation>Regeln, die an sind und keinen der Aufrufe nahmen</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4</source>
        <translation>%1, %2 bis %3, %4</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>stopped before the first call</source>
        <translation>vor dem ersten Aufruf angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of %1, finished</source>
        <translation>
            <numerusform>%Ln Aufruf, %1, fertig</numerusform>
            <numerusform>%Ln Aufrufe, %1, fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls so far, back to %1</source>
        <translation>
            <numerusform>bisher %Ln Aufruf, zurück bis %1</numerusform>
            <numerusform>bisher %Ln Aufrufe, zurück bis %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls back to %1, then stopped</source>
        <translation>
            <numerusform>%Ln Aufruf zurück bis %1, dann angehalten</numerusform>
            <numerusform>%Ln Aufrufe zurück bis %1, dann angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules with an error are left out.</source>
        <translation>
            <numerusform>%Ln Regel mit einem Fehler bleibt weg.</numerusform>
            <numerusform>%Ln Regeln mit einem Fehler bleiben weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls without a price are not in the cost.</source>
        <translation>
            <numerusform>%Ln Aufruf ohne Preis ist nicht in den Kosten.</numerusform>
            <numerusform>%Ln Aufrufe ohne Preis sind nicht in den Kosten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are left out: what these rules ask for was not recorded.</source>
        <translation>
            <numerusform>%Ln Aufruf bleibt weg: Wonach diese Regeln fragen, wurde nicht aufgezeichnet.</numerusform>
            <numerusform>%Ln Aufrufe bleiben weg: Wonach diese Regeln fragen, wurde nicht aufgezeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls a figure had to be assumed.</source>
        <translation>
            <numerusform>Für %Ln Aufruf wurde ein Wert angenommen.</numerusform>
            <numerusform>Für %Ln Aufrufe wurde ein Wert angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (p95 %2)</source>
        <extracomment>A median, and what 95 % of the calls stay under</extracomment>
        <translation>%1 (p95 %2)</translation>
    </message>
    <message>
        <source>too few calls to say</source>
        <translation>zu wenige Aufrufe dafür</translation>
    </message>
    <message>
        <source>Too few calls went to these targets in this time.</source>
        <translation>An diese Ziele gingen in dieser Zeit zu wenige Aufrufe.</translation>
    </message>
    <message>
        <source>The median, if calls that move fare as those did that went there: %1</source>
        <translation>Der Median, wenn es verschobenen Aufrufen geht wie denen, die dorthin gingen: %1</translation>
    </message>
    <message>
        <source>Tokens that were read from a provider&apos;s prompt cache and would not be there, and what reading them anew would cost beside the rest</source>
        <translation>Token, die aus dem Prompt-Cache eines Anbieters gelesen wurden und dort nicht wären, und was es neben dem Rest kostete, sie neu zu lesen</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>erstes Token %1</translation>
    </message>
    <message>
        <source>whole answer %1</source>
        <translation>ganze Antwort %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls nobody knows what their lost prompt cache would cost.</source>
        <translation>
            <numerusform>Von %Ln Aufruf weiß niemand, was sein verlorener Prompt-Cache kostete.</numerusform>
            <numerusform>Von %Ln Aufrufen weiß niemand, was ihr verlorener Prompt-Cache kostete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls go where too few went to model how long they would take.</source>
        <translation>
            <numerusform>%Ln Aufruf geht an ein Ziel, an das zu wenige gingen, um seine Dauer zu modellieren.</numerusform>
            <numerusform>%Ln Aufrufe gehen an Ziele, an die zu wenige gingen, um ihre Dauer zu modellieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>Ganze Antwort</translation>
    </message>
    <message>
        <source>Cache lost</source>
        <translation>Cache verloren</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>others %1</source>
        <extracomment>The calls of all other teams and keys, after some with the calls of each</extracomment>
        <translation>andere %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 % of the calls</source>
        <translation>%1 % der Aufrufe</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>What the calls would cost with the tokens they took: %1 instead of %2</source>
        <translation>Was die Aufrufe mit den Tokens kosten würden, die sie brauchten: %1 statt %2</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modelliert</translation>
    </message>
    <message>
        <source>no tokens</source>
        <translation>keine Tokens</translation>
    </message>
    <message>
        <source>~%1 tokens</source>
        <translation>~%1 Tokens</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReplayDialog</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Unpriced: the price list has no price for %1.</source>
        <translation>Ohne Preis: die Preisliste hat keinen Preis für %1.</translation>
    </message>
    <message>
        <source>Free at %1.</source>
        <translation>Kostenlos bei %1.</translation>
    </message>
    <message>
        <source>About %1 at %2; at most %3.</source>
        <translation>Etwa %1 bei %2; höchstens %3.</translation>
    </message>
    <message>
        <source>At most %1 at %2.</source>
        <translation>Höchstens %1 bei %2.</translation>
    </message>
    <message>
        <source>Reckoned with the tokens of the recorded call: %1 in, %2 out. An answer may be longer.</source>
        <translation>Gerechnet mit den Tokens des aufgezeichneten Aufrufs: %1 ein, %2 aus. Eine Antwort kann länger sein.</translation>
    </message>
    <message>
        <source>What the recorded call used is not known: the most is its input of about %1 tokens and all the output that it asks for.</source>
        <translation>Was der aufgezeichnete Aufruf verbraucht hat, ist nicht bekannt: das Höchste ist seine Eingabe von etwa %1 Tokens und alle Ausgabe, die er verlangt.</translation>
    </message>
    <message>
        <source>Replay a call</source>
        <translation>Einen Aufruf wiederholen</translation>
    </message>
    <message>
        <source>%1, as it was asked</source>
        <translation>%1, wie verlangt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The call of %1</source>
        <translation>Der Aufruf von %1</translation>
    </message>
    <message>
        <source>The call of %1 by %2</source>
        <translation>Der Aufruf von %1 durch %2</translation>
    </message>
    <message>
        <source>Sent through the gateway as any call, booked to the key %1, marked Replayed.</source>
        <translation>Geht durch das Gateway wie jeder Aufruf, gebucht auf den Schlüssel %1, mit dem Merkmal Wiederholt.</translation>
    </message>
    <message>
        <source>Weir makes that key now. Its secret stays in the memory of this window.</source>
        <translation>Weir legt diesen Schlüssel jetzt an. Sein Geheimnis bleibt im Speicher dieses Fensters.</translation>
    </message>
    <message>
        <source>The answer is waited for.</source>
        <translation>Auf die Antwort wird gewartet.</translation>
    </message>
    <message>
        <source>The price is not known yet.</source>
        <translation>Der Preis ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The price is being reckoned…</source>
        <translation>Der Preis wird gerechnet…</translation>
    </message>
    <message>
        <source>Replay, %1</source>
        <translation>Wiederholen, %1</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>Auf die Antwort wird gewartet…</translation>
    </message>
    <message>
        <source>The body of this call is not kept any more.</source>
        <translation>Der Inhalt dieses Aufrufs ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>The body of this call names no model that could be replaced.</source>
        <translation>Der Inhalt dieses Aufrufs nennt kein Modell, das sich ersetzen ließe.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The gateway answered %1: %2</source>
        <translation>Das Gateway antwortete %1: %2</translation>
    </message>
    <message>
        <source>The call had no answer: %1</source>
        <translation>Der Aufruf bekam keine Antwort: %1</translation>
    </message>
    <message>
        <source>no upper limit known</source>
        <translation>keine Obergrenze bekannt</translation>
    </message>
    <message>
        <source>About %1 at %2; no upper limit is known.</source>
        <translation>Etwa %1 bei %2; eine Obergrenze ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 at %2 for a usual answer; no upper limit is known.</source>
        <translation>%1 bei %2 für eine übliche Antwort; eine Obergrenze ist nicht bekannt.</translation>
    </message>
    <message>
        <source>What the recorded call used is not known: this is its input of about %1 tokens and an answer of usual length.</source>
        <translation>Was der aufgezeichnete Aufruf verbraucht hat, ist nicht bekannt: gerechnet ist mit seiner Eingabe von etwa %1 Tokens und einer Antwort üblicher Länge.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReplayMoves</name>
    <message>
        <source>no rule</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>rule %1, %2</source>
        <translation>Regel %1, %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>No target could be asked for them then.</source>
        <translation>Damals konnte für sie kein Ziel gefragt werden.</translation>
    </message>
    <message>
        <source>Their callers would be refused.</source>
        <translation>Ihre Aufrufer würden abgelehnt.</translation>
    </message>
    <message>
        <source>No rule takes them. Their model decides.</source>
        <translation>Keine Regel nimmt sie. Ihr Modell entscheidet.</translation>
    </message>
    <message>
        <source>They cost nothing, or nobody knows a price for them.</source>
        <translation>Sie kosten nichts, oder ihr Preis ist unbekannt.</translation>
    </message>
    <message>
        <source>%1 instead of %2, with the tokens they took</source>
        <translation>%1 statt %2, mit ihren Token</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Cost, $</source>
        <translation>Kosten, $</translation>
    </message>
    <message>
        <source>%1 tokens are read anew that a prompt cache held: about %2 beside it</source>
        <translation>%1 Token werden neu gelesen, die ein Prompt-Cache hatte: etwa %2 zusätzlich</translation>
    </message>
    <message>
        <source>Modelled by what calls took there: %1</source>
        <translation>Modelliert nach dem, was Aufrufe dort brauchten: %1</translation>
    </message>
    <message>
        <source>Too few calls went there in this time to model how long they take.</source>
        <translation>Dorthin gingen in dieser Zeit zu wenige Aufrufe, um ihre Dauer zu modellieren.</translation>
    </message>
    <message>
        <source>First token, ms</source>
        <translation>Erstes Token, ms</translation>
    </message>
    <message>
        <source>%1 tokens are read anew that a prompt cache held: at a price that nobody knows</source>
        <translation>%1 Tokens werden neu gelesen, die ein Prompt-Cache hielt: zu einem Preis, den niemand kennt</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReplayPanel</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>No recorded calls in this range.</source>
        <translation>Keine aufgezeichneten Aufrufe in dieser Zeit.</translation>
    </message>
    <message>
        <source>Nothing changes for these calls.</source>
        <translation>Für diese Aufrufe ändert sich nichts.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Nachspielen</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>How far back recorded calls are decided again. Nothing is sent.</source>
        <translation>Wie weit zurück aufgezeichnete Aufrufe noch einmal entschieden werden. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Calls that would go elsewhere</source>
        <translation>Aufrufe, die woandershin gingen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReplayTable</name>
    <message>
        <source>Open the rule</source>
        <translation>Die Regel öffnen</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
</context>
<context>
    <name>weir::ui::Report</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>M tokens in</source>
        <translation>Mio. Tokens ein</translation>
    </message>
    <message>
        <source>M out</source>
        <translation>Mio. aus</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>± %</source>
        <translation>± %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more have smaller sums and are in the total.</source>
        <translation>
            <numerusform>%Ln weitere Zeile hat eine kleinere Summe und ist in der Gesamtsumme.</numerusform>
            <numerusform>%Ln weitere haben kleinere Summen und sind in der Gesamtsumme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>What changed most</source>
        <translation>Was sich am meisten geändert hat</translation>
    </message>
    <message>
        <source>Against %1.</source>
        <translation>Gegenüber %1.</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>As they stand now, each in the period that it is in.</source>
        <translation>Wie sie jetzt stehen, jedes in seinem laufenden Zeitraum.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Days are those of the time zone %1. Team and user are those that a key had at the time of the call.</source>
        <translation>Tage sind die der Zeitzone %1. Team und Nutzer sind die, die ein Schlüssel zur Zeit des Aufrufs hatte.</translation>
    </message>
    <message numerus="yes">
        <source>~: the provider did not report the tokens of %Ln requests; they are estimated.</source>
        <translation>
            <numerusform>~: Der Anbieter hat die Tokens von %Ln Anfrage nicht gemeldet; sie sind geschätzt.</numerusform>
            <numerusform>~: Der Anbieter hat die Tokens von %Ln Anfragen nicht gemeldet; sie sind geschätzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≥: no price is known for %Ln requests; what they did cost is in no sum.</source>
        <translation>
            <numerusform>≥: Für %Ln Anfrage ist kein Preis bekannt; was sie gekostet hat, ist in keiner Summe.</numerusform>
            <numerusform>≥: Für %Ln Anfragen ist kein Preis bekannt; was sie gekostet haben, ist in keiner Summe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulated calls are in it.</source>
        <translation>Simulierte Aufrufe sind darin.</translation>
    </message>
    <message>
        <source>Simulated calls are left out.</source>
        <translation>Simulierte Aufrufe sind nicht darin.</translation>
    </message>
    <message>
        <source>Costs are reckoned from the tokens that providers report and the price list of the gateway. The providers&apos; invoices may differ.</source>
        <translation>Kosten sind aus den Tokens berechnet, die Anbieter melden, und der Preisliste des Gateways. Die Rechnungen der Anbieter können abweichen.</translation>
    </message>
    <message>
        <source>These days are not over; what they are compared with is cut at the same time.</source>
        <translation>Diese Tage sind noch nicht vorbei; womit sie verglichen werden, endet zur selben Zeit.</translation>
    </message>
    <message>
        <source>How to read this</source>
        <translation>Wie das zu lesen ist</translation>
    </message>
    <message>
        <source>When it was spent</source>
        <translation>Wann ausgegeben wurde</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>$ a day, by team</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Spend on AI models, %1</source>
        <translation>Ausgaben für KI-Modelle, %1</translation>
    </message>
    <message>
        <source>Made by Weir %1 on %2.</source>
        <translation>Von Weir %1 am %2 gemacht.</translation>
    </message>
    <message>
        <source>There were no calls in these days.</source>
        <translation>In diesen Tagen gab es keine Aufrufe.</translation>
    </message>
    <message>
        <source>%1 tokens in, of them %2 out of providers&apos; caches; %3 tokens out.</source>
        <translation>%1 Tokens hinein, davon %2 aus Caches der Anbieter; %3 Tokens heraus.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ReportSaver</name>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
</context>
<context>
    <name>weir::ui::RepriceDialog</name>
    <message>
        <source>Reckoning…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Es wird geschrieben.</translation>
    </message>
    <message>
        <source>What would change is not known yet.</source>
        <translation>Was sich ändern würde, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
    <message>
        <source>It is added to the ledger, and stays.</source>
        <translation>Es kommt ins Hauptbuch und bleibt.</translation>
    </message>
    <message>
        <source>%1 of %2 calls cost something else: %3.</source>
        <translation>%1 von %2 Aufrufen kosten etwas anderes: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls nobody recorded the tokens; they stay as they are.</source>
        <translation>
            <numerusform>Von %Ln Aufruf hat niemand die Tokens verzeichnet; er bleibt, wie er ist.</numerusform>
            <numerusform>Von %Ln Aufrufen hat niemand die Tokens verzeichnet; sie bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls no price is known; they stay as they are.</source>
        <translation>
            <numerusform>Von %Ln Aufruf ist kein Preis bekannt; er bleibt, wie er ist.</numerusform>
            <numerusform>Von %Ln Aufrufen ist kein Preis bekannt; sie bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Re-price booked calls</source>
        <translation>Gebuchte Aufrufe neu berechnen</translation>
    </message>
    <message>
        <source>Calls of these days are priced anew, each at its time by the prices that hold now. Reports, budgets and calls then show the new cost.</source>
        <translation>Aufrufe dieser Tage werden neu berechnet, jeder zu seiner Zeit nach den Preisen, die jetzt gelten. Berichte, Budgets und Aufrufe zeigen dann die neuen Kosten.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>jeder Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>every model</source>
        <translation>jedes Modell</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>for whoever reads the ledger</source>
        <translation>für alle, die das Hauptbuch lesen</translation>
    </message>
    <message>
        <source>Re-price</source>
        <translation>Neu berechnen</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls none would cost something else.</source>
        <translation>
            <numerusform>Der eine Aufruf würde nichts anderes kosten.</numerusform>
            <numerusform>Von %Ln Aufrufen würde keiner etwas anderes kosten.</numerusform>
        </translation>
    </message>
    <message>
        <source>What would be booked</source>
        <translation>Was gebucht würde</translation>
    </message>
</context>
<context>
    <name>weir::ui::RepriceModel</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Before, $</source>
        <translation>Vorher, $</translation>
    </message>
    <message>
        <source>After, $</source>
        <translation>Nachher, $</translation>
    </message>
    <message>
        <source>Difference, $</source>
        <translation>Unterschied, $</translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteClipboard</name>
    <message>
        <source>Select a rule first.</source>
        <translation>Wählen Sie zuerst eine Regel.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules copied as YAML</source>
        <translation>
            <numerusform>%Ln Regel als YAML kopiert</numerusform>
            <numerusform>%Ln Regeln als YAML kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>The text on the clipboard is too long: at most 256 KiB are read.</source>
        <translation>Der Text in der Zwischenablage ist zu lang: höchstens 256 KiB werden gelesen.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <extracomment>A place in the text on the clipboard, and what is wrong there</extracomment>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more.</source>
        <extracomment>What is wrong with a text, and how much else is</extracomment>
        <translation>
            <numerusform>%1 Und %Ln weiteres.</numerusform>
            <numerusform>%1 Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln rules</source>
        <translation>
            <numerusform>%Ln Regel einfügen</numerusform>
            <numerusform>%Ln Regeln einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the draft</source>
        <translation>In den Entwurf</translation>
    </message>
    <message>
        <source>At the end of the list.</source>
        <translation>Am Ende der Liste.</translation>
    </message>
    <message>
        <source>Behind %1.</source>
        <translation>Hinter %1.</translation>
    </message>
    <message>
        <source>Live traffic does not follow the draft until it is applied.</source>
        <translation>Der laufende Verkehr folgt dem Entwurf erst, wenn er angewendet ist.</translation>
    </message>
    <message>
        <source>Names that are taken get a number.</source>
        <translation>Vergebene Namen bekommen eine Nummer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules were added to the draft.</source>
        <translation>
            <numerusform>%Ln Regel kam in den Entwurf.</numerusform>
            <numerusform>%Ln Regeln kamen in den Entwurf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteLines</name>
    <message>
        <source>when %1</source>
        <translation>wenn %1</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>und %1</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>refuse: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>Reihenfolge: %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>to %1, weight %2</source>
        <translation>an %1, Gewicht %2</translation>
    </message>
    <message>
        <source>only providers: %1</source>
        <translation>nur Anbieter: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteModel</name>
    <message>
        <source>Name of the rule</source>
        <translation>Name der Regel</translation>
    </message>
    <message>
        <source>It never takes a call: %1 takes all of them before it.</source>
        <translation>Sie nimmt nie einen Aufruf: %1 nimmt alle vor ihr.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>not yet active</source>
        <translation>noch nicht aktiv</translation>
    </message>
    <message>
        <source>no call yet</source>
        <translation>noch kein Aufruf</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>QLocale format of a time</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>QLocale format of a moment</comment>
        <translation>d. MMM, HH:mm</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>When, and where to</source>
        <translation>Wann, und wohin</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Calls, 24 h</source>
        <translation>Aufrufe, 24 h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not ready</source>
        <translation>
            <numerusform>%Ln nicht bereit</numerusform>
            <numerusform>%Ln nicht bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>set changed</source>
        <extracomment>Of a rule: a set of names that it asks for holds something else now</extracomment>
        <translation>Menge geändert</translation>
    </message>
    <message>
        <source>It never takes a call: %1 together take all of them before it.</source>
        <translation>Sie nimmt nie einen Aufruf: %1 nehmen zusammen alle vor ihr.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RoutePane</name>
    <message>
        <source>This call is not allowed here.</source>
        <translation>Dieser Aufruf ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>not yet active</source>
        <translation>noch nicht aktiv</translation>
    </message>
    <message>
        <source>The rule needs a name.</source>
        <translation>Die Regel braucht einen Namen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Over the conditions of a rule</extracomment>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>Send it to</source>
        <extracomment>Before where a call is sent to</extracomment>
        <translation>Geht an</translation>
    </message>
    <message>
        <source>these targets</source>
        <translation>diese Ziele</translation>
    </message>
    <message>
        <source>those of its model</source>
        <translation>die seines Modells</translation>
    </message>
    <message>
        <source>nobody: refuse</source>
        <translation>niemand: ablehnen</translation>
    </message>
    <message>
        <source>Order</source>
        <extracomment>Before how targets are put in order</extracomment>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>by</source>
        <extracomment>Sticky by session</extracomment>
        <translation>nach</translation>
    </message>
    <message>
        <source>What the caller is told</source>
        <translation>Was der Aufrufer erfährt</translation>
    </message>
    <message>
        <source>This is the text of the error that the caller gets.</source>
        <translation>Das ist der Text des Fehlers, den der Aufrufer bekommt.</translation>
    </message>
    <message>
        <source>Calls, 24 h</source>
        <translation>Aufrufe, 24 h</translation>
    </message>
    <message>
        <source>24 h ago</source>
        <translation>vor 24 h</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Duplicate the rule</source>
        <translation>Regel verdoppeln</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Regel löschen</translation>
    </message>
    <message>
        <source>Close the rule</source>
        <translation>Regel schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::RouteText</name>
    <message>
        <source>streamed</source>
        <translation>als Strom</translation>
    </message>
    <message>
        <source>not streamed</source>
        <translation>nicht als Strom</translation>
    </message>
    <message>
        <source>with tools</source>
        <translation>mit Werkzeugen</translation>
    </message>
    <message>
        <source>without tools</source>
        <translation>ohne Werkzeuge</translation>
    </message>
    <message>
        <source>with images</source>
        <translation>mit Bildern</translation>
    </message>
    <message>
        <source>without images</source>
        <translation>ohne Bilder</translation>
    </message>
    <message>
        <source>with audio</source>
        <translation>mit Ton</translation>
    </message>
    <message>
        <source>without audio</source>
        <translation>ohne Ton</translation>
    </message>
    <message>
        <source>with documents</source>
        <translation>mit Dokumenten</translation>
    </message>
    <message>
        <source>without documents</source>
        <translation>ohne Dokumente</translation>
    </message>
    <message>
        <source>with a schema</source>
        <translation>mit Schema</translation>
    </message>
    <message>
        <source>without a schema</source>
        <translation>ohne Schema</translation>
    </message>
    <message>
        <source>not</source>
        <extracomment>Between the name of a field and what it must not be: &quot;team not gold&quot;</extracomment>
        <translation>nicht</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>or</source>
        <extracomment>Between two conditions</extracomment>
        <translation>oder</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>max tokens</source>
        <translation>max. Token</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Wie gelistet</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>Gewichtet</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>Günstigste</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellste</translation>
    </message>
    <message>
        <source>Least busy</source>
        <translation>Freieste</translation>
    </message>
    <message>
        <source>Sticky</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>In the order of the list.</source>
        <translation>In der Reihenfolge der Liste.</translation>
    </message>
    <message>
        <source>Calls are spread by the weights. Weight 0: only when others fail.</source>
        <translation>Aufrufe verteilen sich nach den Gewichten. Gewicht 0: nur wenn andere versagen.</translation>
    </message>
    <message>
        <source>By the time until the answer is there: the median time to a first token and tokens a second, as measured.</source>
        <translation>Nach der Zeit, bis die Antwort da ist: mittlere Zeit bis zum ersten Token und Token pro Sekunde, wie gemessen.</translation>
    </message>
    <message>
        <source>By the calls in flight.</source>
        <translation>Nach den laufenden Aufrufen.</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Lehnt ab</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>the targets of the model asked for</source>
        <translation>die Ziele des verlangten Modells</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>complexity</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>with a low budget</source>
        <translation>mit knappem Budget</translation>
    </message>
    <message>
        <source>without a low budget</source>
        <translation>ohne knappes Budget</translation>
    </message>
    <message>
        <source>low budget</source>
        <translation>knappes Budget</translation>
    </message>
    <message>
        <source>budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>By what the call is expected to cost, less what a warm prompt cache saves; what has no price comes last.</source>
        <translation>Nach dem, was der Aufruf wohl kostet, abzüglich dessen, was ein warmer Prompt-Cache spart; was keinen Preis hat, kommt zuletzt.</translation>
    </message>
    <message>
        <source>The same target for the same session, user or key; spread by the weights. A session stays where its prompt cache is warm.</source>
        <translation>Dasselbe Ziel für dieselbe Sitzung, dieselbe Person oder denselben Schlüssel; nach den Gewichten verteilt. Eine Sitzung bleibt, wo ihr Prompt-Cache warm ist.</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
</context>
<context>
    <name>weir::ui::RoutingOrders</name>
    <message>
        <source>Nothing to object to. The draft can be applied.</source>
        <translation>Nichts einzuwenden. Der Entwurf kann gelten.</translation>
    </message>
    <message>
        <source>Rule %1 cannot be applied: its pane says why.</source>
        <translation>Regel %1 kann nicht gelten: Ihr Bereich sagt, warum.</translation>
    </message>
    <message numerus="yes">
        <source>The draft can be applied. There are %Ln notes to read.</source>
        <translation>
            <numerusform>Der Entwurf kann gelten. Es gibt %Ln Hinweis zu lesen.</numerusform>
            <numerusform>Der Entwurf kann gelten. Es gibt %Ln Hinweise zu lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The draft against revision %1</source>
        <translation>Der Entwurf gegen Revision %1</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>Der Entwurf wurde verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Apply the draft</source>
        <translation>Entwurf anwenden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Every call from now on goes by these rules. Calls that run go on as they began.</source>
        <translation>Von jetzt an gelten diese Regeln für jeden Aufruf. Laufende Aufrufe gehen weiter, wie sie begannen.</translation>
    </message>
    <message>
        <source>Revision %1 was applied meanwhile. What it changed stays where the draft left it alone.</source>
        <translation>Inzwischen wurde Revision %1 angewendet. Was sie änderte, bleibt, wo der Entwurf nichts änderte.</translation>
    </message>
    <message>
        <source>Revision %1 is in force. What others had changed meanwhile stayed.</source>
        <translation>Revision %1 gilt. Was andere inzwischen geändert hatten, blieb.</translation>
    </message>
    <message>
        <source>Revision %1 is in force.</source>
        <translation>Revision %1 gilt.</translation>
    </message>
    <message>
        <source>Below is all that the draft changes of revision %1, which others applied meanwhile. Cancel to take over what they changed, or apply the draft over it.</source>
        <translation>Unten steht alles, was der Entwurf an Revision %1 ändert, die andere inzwischen anwendeten. Brechen Sie ab, um ihre Änderungen zu übernehmen, oder wenden Sie den Entwurf darüber an.</translation>
    </message>
    <message>
        <source>Apply over revision %1</source>
        <translation>Über Revision %1 anwenden</translation>
    </message>
    <message>
        <source>Roll back to revision %1</source>
        <translation>Zurück zu Revision %1</translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Revision %1 is in force, with the rules and sets of %2.</source>
        <translation>Revision %1 gilt, mit den Regeln und Mengen von %2.</translation>
    </message>
    <message>
        <source>The set %1 cannot be applied. %2</source>
        <translation>Die Menge %1 kann nicht gelten. %2</translation>
    </message>
    <message>
        <source>The rules and sets of that revision are put in force again; all else of the document stays. The draft is put aside, and Undo brings it back.</source>
        <translation>Die Regeln und Mengen jener Revision gelten wieder; alles andere im Dokument bleibt. Der Entwurf kommt beiseite, und Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
        <source>The rules and sets of that revision are put in force again; all else of the document stays.</source>
        <translation>Die Regeln und Mengen jener Revision gelten wieder; alles andere im Dokument bleibt.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RoutingPage</name>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate the rule</source>
        <translation>Regel verdoppeln</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Regel löschen</translation>
    </message>
    <message>
        <source>Copy the selected rules as YAML</source>
        <translation>Gewählte Regeln als YAML kopieren</translation>
    </message>
    <message>
        <source>Paste rules from YAML…</source>
        <translation>Regeln aus YAML einfügen…</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Regel nach oben</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Regel nach unten</translation>
    </message>
    <message>
        <source>Switch the rule on or off</source>
        <translation>Regel ein- oder abschalten</translation>
    </message>
    <message>
        <source>Undo the last change of the rules</source>
        <translation>Letzte Änderung der Regeln zurücknehmen</translation>
    </message>
    <message>
        <source>Redo the last change of the rules</source>
        <translation>Letzte Änderung der Regeln wiederholen</translation>
    </message>
    <message>
        <source>Validate the draft of the rules</source>
        <translation>Entwurf der Regeln prüfen</translation>
    </message>
    <message>
        <source>Try the rules</source>
        <translation>Regeln probieren</translation>
    </message>
    <message>
        <source>Replay recorded calls by the rules</source>
        <translation>Aufgezeichnete Aufrufe nach den Regeln nachspielen</translation>
    </message>
    <message>
        <source>Compare the draft with the rules in force</source>
        <translation>Entwurf mit den geltenden Regeln vergleichen</translation>
    </message>
    <message>
        <source>Discard the draft of the rules</source>
        <translation>Entwurf der Regeln verwerfen</translation>
    </message>
    <message>
        <source>Apply the draft of the rules…</source>
        <translation>Entwurf der Regeln anwenden…</translation>
    </message>
    <message>
        <source>Show the rules</source>
        <translation>Regeln zeigen</translation>
    </message>
    <message>
        <source>Show the history of the rules</source>
        <translation>Verlauf der Regeln zeigen</translation>
    </message>
    <message>
        <source>Roll back to the selected revision…</source>
        <translation>Zurück zur gewählten Revision…</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>%1 was taken out of the draft.</source>
        <translation>%1 wurde aus dem Entwurf genommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules were taken out of the draft.</source>
        <translation>
            <numerusform>%Ln Regel wurde aus dem Entwurf genommen.</numerusform>
            <numerusform>%Ln Regeln wurden aus dem Entwurf genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln Regel</numerusform>
            <numerusform>%Ln Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets</source>
        <translation>
            <numerusform>%Ln Ziel</numerusform>
            <numerusform>%Ln Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet durch %1: dort ändern.</translation>
    </message>
    <message>
        <source>The rules cannot be shown as they are now.</source>
        <translation>Die Regeln lassen sich nicht zeigen, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What is shown of routing</source>
        <translation>Was von den Wegen gezeigt wird</translation>
    </message>
    <message>
        <source>No rules.</source>
        <translation>Keine Regeln.</translation>
    </message>
    <message>
        <source>Every call goes by models: and served names until you add one.
A rule says which calls it takes and where they go; the first that fits takes the call.</source>
        <translation>Jeder Aufruf geht nach models: und bedienten Namen, bis Sie eine hinzufügen.
Eine Regel sagt, welche Aufrufe sie nimmt und wohin sie gehen; die erste passende nimmt den Aufruf.</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Show the sets of names that rules ask for</source>
        <translation>Die Mengen von Namen zeigen, nach denen Regeln fragen</translation>
    </message>
    <message>
        <source>Show who calls, by which rule and where to</source>
        <translation>Zeigen, wer aufruft, nach welcher Regel und wohin</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>The draft has no rule named %1.</source>
        <translation>Der Entwurf hat keine Regel namens %1.</translation>
    </message>
</context>
<context>
    <name>weir::ui::RuleListPanel</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>weir::ui::RuleTabs</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Rate limits</source>
        <translation>Ratenlimits</translation>
    </message>
</context>
<context>
    <name>weir::ui::SampleCall</name>
    <message>
        <source>No provider has a model that a test call could ask for.</source>
        <translation>Kein Anbieter hat ein Modell, nach dem ein Testaufruf fragen könnte.</translation>
    </message>
    <message>
        <source>The test call had no answer in a minute.</source>
        <translation>Der Testaufruf hatte nach einer Minute keine Antwort.</translation>
    </message>
    <message>
        <source>The test call had no answer: %1</source>
        <translation>Der Testaufruf bekam keine Antwort: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::SavedFilters</name>
    <message>
        <source>used lately</source>
        <translation>zuletzt benutzt</translation>
    </message>
</context>
<context>
    <name>weir::ui::SecretDialog</name>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>This key is shown this once. Weir keeps only its hash.</source>
        <translation>Dieser Schlüssel wird nur dieses eine Mal gezeigt. Weir behält nur seinen Hash.</translation>
    </message>
    <message>
        <source>The one before is good until %1.</source>
        <translation>Der vorige gilt bis %1.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::SeenNote</name>
    <message>
        <source>d MMM, HH:mm:ss</source>
        <translation>d. MMM, HH:mm:ss</translation>
    </message>
    <message>
        <source>Seen by %1 at %2.</source>
        <extracomment>%1 is who, as &quot;the window&quot; or the name of a token; %2 when</extracomment>
        <translation>Gesehen von %1 am %2.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln times before.</source>
        <translation>
            <numerusform>Und %Ln Mal zuvor.</numerusform>
            <numerusform>Und %Ln Mal zuvor.</numerusform>
        </translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <extracomment>Who saw the bodies of a call, in a list: &quot;by the window, 3 Dec, 14:32:05&quot;</extracomment>
        <translation>von %1, %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::SessionModel</name>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>$%1 together.</source>
        <translation>Zusammen $%1.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln calls no cost is known.</source>
        <translation>
            <numerusform>Von %Ln Aufruf sind keine Kosten bekannt.</numerusform>
            <numerusform>Von %Ln Aufrufen sind keine Kosten bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of it is estimated or held.</source>
        <translation>Ein Teil davon ist geschätzt oder zurückgestellt.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more</source>
        <extracomment>A target, and how many others there were</extracomment>
        <translation>
            <numerusform>%1, %Ln weiteres</numerusform>
            <numerusform>%1, %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 live</source>
        <translation>%1, %2 live</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>Clients name a session in the header x-session-id.</source>
        <translation>Clients nennen eine Sitzung im Header x-session-id.</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>Bedient von</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Nicht bedient</translation>
    </message>
    <message>
        <source>Tok in</source>
        <translation>Tok ein</translation>
    </message>
    <message>
        <source>Tok out</source>
        <translation>Tok aus</translation>
    </message>
    <message>
        <source>Lasted, s</source>
        <translation>Dauer, s</translation>
    </message>
    <message>
        <source>Cost, $</source>
        <translation>Kosten, $</translation>
    </message>
</context>
<context>
    <name>weir::ui::SessionTable</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>weir::ui::SetLines</name>
    <message>
        <source>Set %1, of %2</source>
        <extracomment>The heading of what a set holds; %2 is what its names are of: team, user, …</extracomment>
        <translation>Menge %1, von %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::SettingsPage</name>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lauschen auf</translation>
    </message>
    <message>
        <source>Listen there</source>
        <translation>Dort lauschen</translation>
    </message>
    <message>
        <source>Host and port. 127.0.0.1 is this computer only; any other address lets other machines call, and needs a key first.</source>
        <translation>Rechner und Port. 127.0.0.1 ist nur dieser Rechner; jede andere Adresse lässt andere Rechner aufrufen und braucht zuerst einen Schlüssel.</translation>
    </message>
    <message>
        <source>Start Weir when you sign in</source>
        <translation>Weir beim Anmelden starten</translation>
    </message>
    <message>
        <source>This gateway</source>
        <translation>Dieses Gateway</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, nur lesbar</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>The gateway then listens as soon as you are signed in.</source>
        <translation>Das Gateway lauscht dann, sobald Sie angemeldet sind.</translation>
    </message>
    <message>
        <source>This system has no place to ask for it.</source>
        <translation>Dieses System bietet dafür nichts an.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Managed by %1: change it there.</source>
        <translation>Verwaltet durch %1: dort ändern.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The gateway is moving.</source>
        <translation>Das Gateway zieht um.</translation>
    </message>
    <message>
        <source>It is told to listen there already.</source>
        <translation>Dort soll es schon lauschen.</translation>
    </message>
    <message>
        <source>Public URL</source>
        <translation>Öffentliche URL</translation>
    </message>
    <message>
        <source>Operated remotely</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>Certificate until %1</source>
        <translation>Zertifikat bis %1</translation>
    </message>
    <message>
        <source>Certificate for %1, until %2</source>
        <translation>Zertifikat für %1, bis %2</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
</context>
<context>
    <name>weir::ui::ShortcutDialog</name>
    <message>
        <source>No action is selected</source>
        <translation>Keine Aktion ist ausgewählt</translation>
    </message>
    <message>
        <source>Enter, then the new keys. A change holds at once.</source>
        <translation>Eingabetaste, dann die neuen Tasten. Eine Änderung gilt sofort.</translation>
    </message>
    <message>
        <source>Press the new keys; Esc leaves them as they are.</source>
        <translation>Die neuen Tasten drücken; Esc lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 alone is needed for typing and moving. Add Ctrl or Alt, or press a function key.</source>
        <translation>%1 allein wird zum Schreiben und Bewegen gebraucht. Nehmen Sie Strg oder Alt dazu, oder drücken Sie eine Funktionstaste.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;. Swap, or press other keys.</source>
        <translation>%1 ist „%2“. Tauschen Sie, oder drücken Sie andere Tasten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no keys now.</source>
        <translation>„%1“ hat jetzt keine Tasten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 now.</source>
        <translation>„%1“ ist jetzt %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 now, and &quot;%3&quot; is %4.</source>
        <translation>„%1“ ist jetzt %2, und „%3“ ist %4.</translation>
    </message>
    <message>
        <source>All keys are as they came.</source>
        <translation>Alle Tasten sind wie geliefert.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Eine Aktion oder ihre Tasten finden</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>No action matches.</source>
        <translation>Keine Aktion passt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie geliefert</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Came with</source>
        <translation>Geliefert mit</translation>
    </message>
    <message>
        <source>Gateway: %1</source>
        <translation>Gateway: %1</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::ShortcutPanel</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Every command has a name, and may have keys of your choice.</source>
        <translation>Jeder Befehl hat einen Namen und darf Tasten Ihrer Wahl haben.</translation>
    </message>
    <message>
        <source>Change shortcuts…</source>
        <translation>Tastenkürzel ändern…</translation>
    </message>
</context>
<context>
    <name>weir::ui::SideView</name>
    <message numerus="yes">
        <source>%Ln more lines; together they are all shown.</source>
        <translation>
            <numerusform>%Ln Zeile mehr; zusammen werden alle gezeigt.</numerusform>
            <numerusform>%Ln Zeilen mehr; zusammen werden alle gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::SnippetCard</name>
    <message>
        <source>%1 It will call</source>
        <translation>%1 Aufgerufen wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy snippet</source>
        <translation>Schnipsel kopieren</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>Schnipsel</translation>
    </message>
</context>
<context>
    <name>weir::ui::Snippets</name>
    <message>
        <source>Or set OPENAI_BASE_URL and OPENAI_API_KEY and leave your code as it is.</source>
        <translation>Oder OPENAI_BASE_URL und OPENAI_API_KEY setzen und den Code lassen, wie er ist.</translation>
    </message>
    <message>
        <source>A call from the shell.</source>
        <translation>Ein Aufruf aus der Shell.</translation>
    </message>
    <message>
        <source>OpenAI SDK for Python.</source>
        <translation>OpenAI SDK für Python.</translation>
    </message>
    <message>
        <source>OpenAI SDK for JavaScript.</source>
        <translation>OpenAI SDK für JavaScript.</translation>
    </message>
    <message>
        <source>In the shell that starts it.</source>
        <translation>In der Shell, die es startet.</translation>
    </message>
    <message>
        <source>The base URL has no /v1: Claude Code appends it itself.</source>
        <translation>Die Basis-URL hat kein /v1: Claude Code hängt es selbst an.</translation>
    </message>
    <message>
        <source>In its configuration.</source>
        <translation>In seiner Konfiguration.</translation>
    </message>
    <message>
        <source>No model here answers in %1, which %2 speaks. Go back and connect a provider that does, or try the simulator.</source>
        <translation>Kein Modell hier antwortet in %1, was %2 spricht. Gehen Sie zurück und verbinden Sie einen Anbieter, der es tut, oder probieren Sie den Simulator.</translation>
    </message>
</context>
<context>
    <name>weir::ui::Spend</name>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message numerus="yes">
        <source>Enter shows %Ln requests</source>
        <translation>
            <numerusform>Eingabe zeigt %Ln Anfrage</numerusform>
            <numerusform>Eingabe zeigt %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with simulated calls</source>
        <translation>%1, mit simulierten Aufrufen</translation>
    </message>
    <message>
        <source>%1, without simulated calls</source>
        <translation>%1, ohne simulierte Aufrufe</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>%1 tokens in, of them %2 out of a provider&apos;s cache; %3 out</source>
        <translation>%1 Tokens ein, davon %2 aus dem Cache eines Anbieters; %3 aus</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>by team</source>
        <translation>nach Team</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Alle Teams</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>Kein Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>by user</source>
        <translation>nach Nutzer</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Alle Nutzer</translation>
    </message>
    <message>
        <source>No user</source>
        <translation>Kein Nutzer</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>by key</source>
        <translation>nach Schlüssel</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>by model</source>
        <translation>nach Modell</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>by provider</source>
        <translation>nach Anbieter</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>Alle Anbieter</translation>
    </message>
    <message>
        <source>No provider</source>
        <translation>Kein Anbieter</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>QLocale format of a day</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>d</source>
        <comment>QLocale format of a day in a month</comment>
        <translation>d.</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>QLocale format of a day in a year</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>yesterday by this time</source>
        <translation>gestern um diese Zeit</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>million tokens</source>
        <translation>Millionen Tokens</translation>
    </message>
    <message>
        <source>thousand tokens</source>
        <translation>Tausend Tokens</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>je Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>je Woche</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>je Monat</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>QLocale format of a day of the week</comment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>%1, so far</source>
        <translation>%1, bisher</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>QLocale format of a day on an axis</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>QLocale format of a day on an axis</comment>
        <translation>ddd d.</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 % above %2</source>
        <translation>%1 % über %2</translation>
    </message>
    <message>
        <source>%1 % below %2</source>
        <translation>%1 % unter %2</translation>
    </message>
    <message>
        <source>no change against %1</source>
        <translation>unverändert gegenüber %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>by tags</source>
        <translation>nach Tags</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Tags</translation>
    </message>
    <message>
        <source>No tags</source>
        <translation>Keine Tags</translation>
    </message>
    <message>
        <source>Cost centre</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>by cost centre</source>
        <translation>nach Kostenstelle</translation>
    </message>
    <message>
        <source>All cost centres</source>
        <translation>Alle Kostenstellen</translation>
    </message>
    <message>
        <source>No cost centre</source>
        <translation>Keine Kostenstelle</translation>
    </message>
    <message>
        <source>A call counts once, with all its tags together</source>
        <translation>Ein Aufruf zählt einmal, mit allen seinen Tags zusammen</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht verzeichnet</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>What these days come to if the rest of them costs as much as so far</source>
        <translation>Worauf diese Tage hinauslaufen, wenn ihr Rest so viel kostet wie bisher</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>Je Stunde</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>mean, %1</source>
        <translation>im Mittel, %1</translation>
    </message>
    <message>
        <source>What was spent, by the hours that are over</source>
        <translation>Was ausgegeben wurde, geteilt durch die Stunden, die vorbei sind</translation>
    </message>
    <message>
        <source>What was spent, by the days that are over</source>
        <translation>Was ausgegeben wurde, geteilt durch die Tage, die vorbei sind</translation>
    </message>
    <message>
        <source>Saved by caches</source>
        <translation>Durch Caches gespart</translation>
    </message>
    <message>
        <source>Not exact</source>
        <translation>Nicht genau</translation>
    </message>
    <message>
        <source>% estimated</source>
        <translation>% geschätzt</translation>
    </message>
    <message>
        <source>every request has a price</source>
        <translation>jede Anfrage hat einen Preis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests unpriced</source>
        <translation>
            <numerusform>%Ln Anfrage ohne Preis</numerusform>
            <numerusform>%Ln Anfragen ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>Of estimated requests the provider did not report the tokens; unpriced ones are in no sum of money</source>
        <translation>Von geschätzten Anfragen hat der Anbieter die Tokens nicht gemeldet; solche ohne Preis sind in keiner Summe Geldes</translation>
    </message>
    <message>
        <source>Saved</source>
        <extracomment>By the providers&apos; prompt caches</extracomment>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 % of input cached</source>
        <translation>%1 % aus Caches</translation>
    </message>
    <message>
        <source>What the tokens would have cost more without the providers&apos; prompt caches, less what writing to them cost. Calls that an older Weir booked are not in it</source>
        <translation>Was die Tokens ohne die Prompt-Caches der Anbieter mehr gekostet hätten, abzüglich dessen, was das Schreiben in sie gekostet hat. Aufrufe, die ein älteres Weir gebucht hat, sind nicht darin</translation>
    </message>
    <message>
        <source>budget, %1 a day</source>
        <translation>Budget, %1 je Tag</translation>
    </message>
    <message>
        <source>%1 % of the budget, %2</source>
        <translation>%1 % des Budgets, %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendBar</name>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>by</source>
        <extracomment>Between &quot;Spend, Tokens, Requests&quot; and &quot;Team, User, Key, Model, Provider&quot;</extracomment>
        <translation>nach</translation>
    </message>
    <message>
        <source>What calls are told apart by</source>
        <translation>Wonach Aufrufe unterschieden werden</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Save these days as a PDF, of all calls</source>
        <translation>Diese Tage als PDF speichern, von allen Aufrufen</translation>
    </message>
    <message>
        <source>Compare with a provider&apos;s export…</source>
        <translation>Mit dem Export eines Anbieters vergleichen…</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendChips</name>
    <message>
        <source>Only calls of</source>
        <translation>Nur Aufrufe von</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Show the others too</source>
        <translation>Auch die anderen zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendModel</name>
    <message>
        <source>other</source>
        <translation>übrige</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message numerus="yes">
        <source>The price of %Ln calls is not known</source>
        <translation>
            <numerusform>Der Preis von %Ln Aufruf ist nicht bekannt</numerusform>
            <numerusform>Der Preis von %Ln Aufrufen ist nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Today, $</source>
        <translation>Heute, $</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendPage</name>
    <message>
        <source>Spend: %1</source>
        <translation>Ausgaben: %1</translation>
    </message>
    <message>
        <source>Spend with simulated calls or without</source>
        <translation>Ausgaben mit simulierten Aufrufen oder ohne</translation>
    </message>
    <message>
        <source>Filter spend by name</source>
        <translation>Ausgaben nach Namen filtern</translation>
    </message>
    <message>
        <source>Show the calls of the selected row</source>
        <translation>Aufrufe der gewählten Zeile zeigen</translation>
    </message>
    <message>
        <source>Back from what spend was narrowed down to</source>
        <translation>Eingrenzung der Ausgaben um einen Schritt lösen</translation>
    </message>
    <message>
        <source>Copy spend as CSV</source>
        <translation>Ausgaben als CSV kopieren</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>What was spent cannot be shown.</source>
        <translation>Was ausgegeben wurde, lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show this month</source>
        <translation>Diesen Monat zeigen</translation>
    </message>
    <message>
        <source>Show simulated calls too</source>
        <translation>Auch simulierte Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Copied as CSV</source>
        <translation>Als CSV kopiert</translation>
    </message>
    <message>
        <source>Nothing spent in this range.</source>
        <translation>In diesem Zeitraum wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Add budget</source>
        <translation>Budget hinzufügen</translation>
    </message>
    <message>
        <source>Add rate limit</source>
        <translation>Ratenlimit hinzufügen</translation>
    </message>
    <message>
        <source>Save a report of spend as PDF…</source>
        <translation>Einen Bericht der Ausgaben als PDF speichern …</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>Es gibt keinen Bericht.</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 ist gespeichert</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare spend with a provider&apos;s export…</source>
        <translation>Ausgaben mit dem Export eines Anbieters vergleichen…</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendPanel</name>
    <message>
        <source>Spend by model</source>
        <translation>Ausgaben je Modell</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Nothing spent today.</source>
        <translation>Heute nichts ausgegeben.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open spend</source>
        <translation>Ausgaben öffnen</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendRangeField</name>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>QLocale format of a day in a field</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>The first day, at most %Ln months before the last</source>
        <translation>
            <numerusform>Der erste Tag, höchstens %Ln Monat vor dem letzten</numerusform>
            <numerusform>Der erste Tag, höchstens %Ln Monate vor dem letzten</numerusform>
        </translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Der letzte Tag</translation>
    </message>
    <message>
        <source>Simulated calls too</source>
        <translation>Auch simulierte Aufrufe</translation>
    </message>
    <message>
        <source>Calls to the simulator cost nothing, whatever stands here.</source>
        <translation>Aufrufe an den Simulator kosten nichts, was auch immer hier steht.</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendRows</name>
    <message numerus="yes">
        <source>The price of %Ln calls is not known</source>
        <translation>
            <numerusform>Der Preis von %Ln Aufruf ist nicht bekannt</numerusform>
            <numerusform>Der Preis von %Ln Aufrufen ist nicht bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %Ln calls are estimated</source>
        <translation>
            <numerusform>Die Tokens von %Ln Aufruf sind geschätzt</numerusform>
            <numerusform>Die Tokens von %Ln Aufrufen sind geschätzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Nothing in %1</source>
        <translation>Nichts in %1</translation>
    </message>
    <message>
        <source>Spend, $</source>
        <translation>Ausgaben, $</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>Anteil, %</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Tok in</source>
        <translation>Tok ein</translation>
    </message>
    <message>
        <source>Tok out</source>
        <translation>Tok aus</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <translation>Ohne Preis</translation>
    </message>
    <message>
        <source>Change, %</source>
        <translation>Änderung, %</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>Gegenüber %1</translation>
    </message>
    <message>
        <source>Tokens in that came out of a provider&apos;s cache</source>
        <translation>Tokens ein, die aus dem Cache eines Anbieters kamen</translation>
    </message>
    <message>
        <source>Requests that no price is known for</source>
        <translation>Anfragen, für die kein Preis bekannt ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln gezeigt</numerusform>
            <numerusform>%Ln gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Tok in, M</source>
        <translation>Tok ein, Mio.</translation>
    </message>
    <message>
        <source>Tok out, M</source>
        <translation>Tok aus, Mio.</translation>
    </message>
    <message>
        <source>Cached, M</source>
        <translation>Aus Cache, Mio.</translation>
    </message>
    <message>
        <source>Saved, $</source>
        <translation>Gespart, $</translation>
    </message>
</context>
<context>
    <name>weir::ui::SpendTablePanel</name>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Show the calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>All calls that are added up here</source>
        <translation>Alle Aufrufe, die hier zusammengezählt sind</translation>
    </message>
    <message>
        <source>The calls of %1</source>
        <translation>Die Aufrufe von %1</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>The rows of the table, with all figures</source>
        <translation>Die Zeilen der Tabelle, mit allen Zahlen</translation>
    </message>
</context>
<context>
    <name>weir::ui::StartNoticeBar</name>
    <message>
        <source>Weir, started %1, did not end by itself.</source>
        <translation>Weir, gestartet %1, hat sich nicht selbst beendet.</translation>
    </message>
    <message>
        <source>Weir did not end by itself the last time.</source>
        <translation>Weir hat sich das letzte Mal nicht selbst beendet.</translation>
    </message>
    <message>
        <source>Records are kept; calls that were under way are found again as unsettled.</source>
        <translation>Aufzeichnungen sind erhalten; Aufrufe, die gerade liefen, finden sich als „Nicht abgerechnet“ wieder.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Safe mode.</source>
        <translation>Abgesicherter Modus.</translation>
    </message>
    <message>
        <source>Leave safe mode</source>
        <translation>Abgesicherten Modus verlassen</translation>
    </message>
    <message>
        <source>The gateway was not started. Layout, saved filters and shortcuts are not read, and changes of them not kept.</source>
        <translation>Das Gateway wurde nicht gestartet. Anordnung, gespeicherte Filter und Tastenkürzel werden nicht gelesen, Änderungen daran nicht behalten.</translation>
    </message>
</context>
<context>
    <name>weir::ui::Stats</name>
    <message>
        <source>as many as yesterday</source>
        <translation>so viele wie gestern</translation>
    </message>
    <message>
        <source>%1 % above yesterday</source>
        <translation>%1 % mehr als gestern</translation>
    </message>
    <message>
        <source>%1 % below yesterday</source>
        <translation>%1 % weniger als gestern</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>%1 of them simulated</source>
        <translation>davon %1 simuliert</translation>
    </message>
    <message>
        <source>With simulated calls; yesterday counts until this time of the day</source>
        <translation>Mit simulierten Aufrufen; gestern zählt bis zu dieser Tageszeit</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls unpriced</source>
        <translation>
            <numerusform>%Ln Aufruf ohne Preis</numerusform>
            <numerusform>%Ln Aufrufe ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % estimated</source>
        <translation>%1 % geschätzt</translation>
    </message>
    <message>
        <source>without simulated calls</source>
        <translation>ohne simulierte Aufrufe</translation>
    </message>
    <message>
        <source>Without simulated calls; estimated are those whose provider reported no usage</source>
        <translation>Ohne simulierte Aufrufe; geschätzt sind die, deren Anbieter keinen Verbrauch meldete</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 failed, %2 healed</source>
        <translation>%1 fehlgeschlagen, %2 geheilt</translation>
    </message>
    <message>
        <source>Share of the requests that failed; healed are those that another target served</source>
        <translation>Anteil der Anfragen, die fehlschlugen; geheilt sind die, die ein anderes Ziel bediente</translation>
    </message>
    <message>
        <source>Added latency</source>
        <translation>Zusätzliche Latenz</translation>
    </message>
    <message>
        <source>Weir&apos;s own part of a call, without the provider, over the last 5 minutes</source>
        <translation>Weirs eigener Anteil an einem Aufruf, ohne den Anbieter, in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>nothing measured in 5 minutes</source>
        <translation>in 5 Minuten nichts gemessen</translation>
    </message>
    <message>
        <source>ms p50</source>
        <translation>ms p50</translation>
    </message>
    <message>
        <source>%1 ms p99</source>
        <translation>%1 ms p99</translation>
    </message>
    <message>
        <source>Active streams</source>
        <translation>Offene Ströme</translation>
    </message>
    <message>
        <source>no stream in this range</source>
        <translation>kein Strom in dieser Zeit</translation>
    </message>
    <message>
        <source>peak %1 at %2</source>
        <translation>höchstens %1 um %2</translation>
    </message>
    <message>
        <source>Streams that are open now; the peak is since Weir started</source>
        <translation>Ströme, die jetzt offen sind; der Höchststand gilt seit dem Start von Weir</translation>
    </message>
    <message>
        <source>last 15 min</source>
        <translation>letzte 15 min</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
</context>
<context>
    <name>weir::ui::StatusBar</name>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Requests a second, mean of the last 10 s; the line shows a minute</source>
        <translation>Anfragen je Sekunde, Mittel der letzten 10 s; die Linie zeigt eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>active streams</source>
        <translation>
            <numerusform>aktiver Strom</numerusform>
            <numerusform>aktive Ströme</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Spent today, without simulated calls</source>
        <translation>Heute ausgegeben, ohne simulierte Aufrufe</translation>
    </message>
    <message numerus="yes">
        <source>Spent today, without simulated calls; the price of %n call(s) is not known</source>
        <translation>
            <numerusform>Heute ausgegeben, ohne simulierte Aufrufe; der Preis von %n Aufruf ist nicht bekannt</numerusform>
            <numerusform>Heute ausgegeben, ohne simulierte Aufrufe; der Preis von %n Aufrufen ist nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the calls you make.</source>
        <translation>Nichts verlässt diesen Rechner außer Ihren Aufrufen.</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Times and days are in this time zone</source>
        <translation>Zeiten und Tage gelten in dieser Zeitzone</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1 up</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 degraded</source>
        <translation>%1 gestört</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 ausgefallen</translation>
    </message>
    <message>
        <source>of another process</source>
        <translation>eines anderen Prozesses</translation>
    </message>
    <message>
        <source>new</source>
        <comment>notifications</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What was said lately, with what can be done about it</source>
        <translation>Was zuletzt gemeldet wurde, und was sich tun lässt</translation>
    </message>
    <message>
        <source>Times and days are in the time zone of this computer; periods of budgets begin by that of the gateway, %1</source>
        <translation>Zeiten und Tage sind in der Zeitzone dieses Rechners; Zeiträume von Budgets beginnen nach der des Gateways, %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>weir::ui::TabBar</name>
    <message>
        <source>More tabs</source>
        <translation>Weitere Reiter</translation>
    </message>
</context>
<context>
    <name>weir::ui::TableColumns</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Time, following</source>
        <translation>Zeit, folgend</translation>
    </message>
    <message>
        <source>Time, the newest first</source>
        <translation>Zeit, die neuesten zuerst</translation>
    </message>
</context>
<context>
    <name>weir::ui::TargetEditor</name>
    <message numerus="yes">
        <source>Asked first for %Ln calls in 24 h.</source>
        <translation>
            <numerusform>Für %Ln Aufruf in 24 h zuerst gefragt.</numerusform>
            <numerusform>Für %Ln Aufrufe in 24 h zuerst gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>Ask %1 earlier</source>
        <translation>%1 früher fragen</translation>
    </message>
    <message>
        <source>Ask %1 later</source>
        <translation>%1 später fragen</translation>
    </message>
    <message>
        <source>Remove the target %1</source>
        <translation>Ziel %1 entfernen</translation>
    </message>
    <message>
        <source>Sum of the weights: %1</source>
        <translation>Summe der Gewichte: %1</translation>
    </message>
    <message>
        <source>Add target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Pause this target…</source>
        <translation>Dieses Ziel pausieren…</translation>
    </message>
</context>
<context>
    <name>weir::ui::TargetLook</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Key refused, %1</source>
        <translation>Schlüssel abgelehnt, %1</translation>
    </message>
    <message>
        <source>Key locked</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>Cooling, %1 s</source>
        <extracomment>A target that is left alone for so many seconds, after a rate limit</extracomment>
        <translation>Kühlt ab, %1 s</translation>
    </message>
    <message>
        <source>Breaker open, %1 s</source>
        <extracomment>The breaker of a target, which lets nobody through for so many seconds</extracomment>
        <translation>Breaker offen, %1 s</translation>
    </message>
    <message>
        <source>Breaker half open</source>
        <extracomment>The breaker of a target: one call at a time finds out whether it works</extracomment>
        <translation>Breaker halb offen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message numerus="yes">
        <source>Draining, %Ln under way</source>
        <translation>
            <numerusform>Läuft leer, noch %Ln</numerusform>
            <numerusform>Läuft leer, noch %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the document</source>
        <translation>Nicht im Dokument</translation>
    </message>
</context>
<context>
    <name>weir::ui::TeamsPage</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>It is declared in the document: change it there.</source>
        <translation>Das steht im Dokument: dort ändern.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Describe…</source>
        <translation>Beschreiben…</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Wechseln…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Create key…</source>
        <translation>Schlüssel erstellen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show spend</source>
        <translation>Ausgaben zeigen</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>Take back the change of %1</source>
        <translation>Die Änderung von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Take %1 away again</source>
        <translation>%1 wieder wegnehmen</translation>
    </message>
    <message>
        <source>%1 was revoked.</source>
        <translation>%1 wurde widerrufen.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Put %1 back</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Teams and keys</source>
        <translation>Teams und Schlüssel</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln teams</source>
        <translation>
            <numerusform>%Ln Team</numerusform>
            <numerusform>%Ln Teams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln users</source>
        <translation>
            <numerusform>%Ln Nutzer</numerusform>
            <numerusform>%Ln Nutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel</numerusform>
            <numerusform>%Ln Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Create a key…</source>
        <translation>Einen Schlüssel erstellen…</translation>
    </message>
    <message>
        <source>Find a team, user or key</source>
        <translation>Team, Nutzer oder Schlüssel finden</translation>
    </message>
    <message>
        <source>Undo the change of teams and keys</source>
        <translation>Die Änderung an Teams und Schlüsseln zurücknehmen</translation>
    </message>
    <message>
        <source>It was not carried out.</source>
        <translation>Das wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Teams and keys cannot be shown.</source>
        <translation>Teams und Schlüssel können nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel erstellen</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Nutzer hinzufügen</translation>
    </message>
    <message>
        <source>Add team</source>
        <translation>Team hinzufügen</translation>
    </message>
    <message>
        <source>Teams, users and keys</source>
        <translation>Teams, Nutzer und Schlüssel</translation>
    </message>
    <message>
        <source>Nothing has this in its name.</source>
        <translation>Nichts hat das im Namen.</translation>
    </message>
    <message>
        <source>No keys. Nobody can call.</source>
        <translation>Keine Schlüssel. Niemand kann aufrufen.</translation>
    </message>
    <message>
        <source>A key lets a tool in. Keys belong to teams and users, or to the organisation.</source>
        <translation>Ein Schlüssel lässt ein Werkzeug ein. Schlüssel gehören zu Teams und Nutzern oder zur Organisation.</translation>
    </message>
    <message>
        <source>Imported: %1, %2</source>
        <translation>Importiert: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Export teams, users and keys</source>
        <translation>Teams, Nutzer und Schlüssel exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Import teams, users and keys…</source>
        <translation>Teams, Nutzer und Schlüssel importieren…</translation>
    </message>
    <message>
        <source>Export teams, users and keys…</source>
        <translation>Teams, Nutzer und Schlüssel exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add and change teams, users and keys as a CSV file says</source>
        <translation>Teams, Nutzer und Schlüssel hinzufügen und ändern, wie eine CSV-Datei es sagt</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write teams, users and keys to a CSV file</source>
        <translation>Teams, Nutzer und Schlüssel in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>Take back the new name of %1</source>
        <translation>Den neuen Namen von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Requests a minute…</source>
        <translation>Anfragen je Minute…</translation>
    </message>
    <message>
        <source>Tokens a minute…</source>
        <translation>Tokens je Minute…</translation>
    </message>
    <message>
        <source>Budget…</source>
        <translation>Budget…</translation>
    </message>
    <message>
        <source>Take back the limit of %1</source>
        <translation>Das Limit von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>The limit of %1 was changed.</source>
        <translation>Das Limit von %1 wurde geändert.</translation>
    </message>
    <message>
        <source>%1 has no limit of its own any more.</source>
        <translation>%1 hat kein eigenes Limit mehr.</translation>
    </message>
    <message>
        <source>Among them is no key that can be changed here.</source>
        <translation>Darunter ist kein Schlüssel, der hier geändert werden kann.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Unberührt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines that are no key, or are declared in the document</source>
        <translation>
            <numerusform>%Ln Zeile, die kein Schlüssel ist oder im Dokument steht</numerusform>
            <numerusform>%Ln Zeilen, die kein Schlüssel sind oder im Dokument stehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln lines</source>
        <translation>
            <numerusform>von %Ln Zeile</numerusform>
            <numerusform>von %Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TestPanel</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>The test runs.</source>
        <translation>Der Test läuft.</translation>
    </message>
    <message>
        <source>runs…</source>
        <translation>läuft…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>passed in %1</source>
        <translation>bestanden in %1</translation>
    </message>
    <message>
        <source>not run yet</source>
        <translation>noch nicht gelaufen</translation>
    </message>
    <message>
        <source>Models to offer: all %1</source>
        <translation>Angebotene Modelle: alle %1</translation>
    </message>
    <message>
        <source>Models to offer: %1 of %2</source>
        <translation>Angebotene Modelle: %1 von %2</translation>
    </message>
    <message>
        <source>Offer at least one model.</source>
        <translation>Bieten Sie mindestens ein Modell an.</translation>
    </message>
    <message>
        <source>The test lists the models of the provider, and makes one call of a few tokens to one of them: less than $0.001, or nothing where calls are free. Nothing is stored.</source>
        <translation>Der Test listet die Modelle des Anbieters und ruft eines mit wenigen Token auf: weniger als $0,001, oder nichts, wo Aufrufe kostenlos sind. Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>The test makes one call of a few tokens to one of the models to offer: less than $0.001, or nothing where calls are free. Nothing is stored.</source>
        <translation>Der Test ruft eines der angebotenen Modelle mit wenigen Token auf: weniger als $0,001, oder nichts, wo Aufrufe kostenlos sind. Nichts wird gespeichert.</translation>
    </message>
</context>
<context>
    <name>weir::ui::ThemeActions</name>
    <message>
        <source>Theme: as the system</source>
        <translation>Thema: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thema: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thema: dunkel</translation>
    </message>
</context>
<context>
    <name>weir::ui::TimeButton</name>
    <message>
        <source>Last 15 minutes</source>
        <translation>Letzte 15 Minuten</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Alle Zeiten</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>as the filter says</source>
        <translation>wie der Filter sagt</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>When the calls began: %1</source>
        <translation>Wann die Aufrufe begannen: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::TimeDialog</name>
    <message>
        <source>Calls of a time</source>
        <translation>Aufrufe einer Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Calls that began then or later</source>
        <translation>Aufrufe, die dann oder später begannen</translation>
    </message>
    <message>
        <source>Calls that began before</source>
        <translation>Aufrufe, die davor begannen</translation>
    </message>
    <message>
        <source>On the clock of this computer. Up and Down change the part under the cursor.</source>
        <translation>Nach der Uhr dieses Rechners. Auf und Ab ändern den Teil unter dem Cursor.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The end is not after the begin.</source>
        <translation>Das Ende liegt nicht nach dem Anfang.</translation>
    </message>
</context>
<context>
    <name>weir::ui::TimeSpanBox</name>
    <message>
        <source>for 15 minutes</source>
        <translation>für 15 Minuten</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>für eine Stunde</translation>
    </message>
    <message>
        <source>for 2 hours</source>
        <translation>für 2 Stunden</translation>
    </message>
    <message>
        <source>for 4 hours</source>
        <translation>für 4 Stunden</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>für einen Tag</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>für eine Woche</translation>
    </message>
</context>
<context>
    <name>weir::ui::TopUpDialog</name>
    <message>
        <source>So far:</source>
        <translation>Bisher:</translation>
    </message>
    <message>
        <source>%1, %2, by %3: %4</source>
        <extracomment>&quot;26 Nov 2026 12:00, $500.00, by anna: invoice 4711&quot;</extracomment>
        <translation>%1, %2, %3: %4</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>It is topped up by an amount of dollars, like %1.</source>
        <translation>Aufgeladen wird um einen Betrag in Dollar, wie %1.</translation>
    </message>
    <message>
        <source>A top-up has a reason.</source>
        <translation>Eine Aufladung hat einen Grund.</translation>
    </message>
    <message>
        <source>The budget is being topped up.</source>
        <translation>Das Budget wird aufgeladen.</translation>
    </message>
    <message>
        <source>%1 may be spent then.</source>
        <translation>Dann dürfen %1 ausgegeben werden.</translation>
    </message>
    <message>
        <source>Top up %1</source>
        <translation>%1 aufladen</translation>
    </message>
    <message>
        <source>By, $</source>
        <translation>Um, $</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>the number of an invoice, say</source>
        <translation>etwa die Nummer einer Rechnung</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Aufladen</translation>
    </message>
</context>
<context>
    <name>weir::ui::TopUpOrders</name>
    <message>
        <source>%1 were paid into the budget %2.</source>
        <translation>%1 wurden in das Budget %2 eingezahlt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
</context>
<context>
    <name>weir::ui::Traffic</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>nichts wurde gesendet</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>no price known</source>
        <translation>kein Preis bekannt</translation>
    </message>
    <message>
        <source>usage not reported</source>
        <translation>Verbrauch nicht gemeldet</translation>
    </message>
    <message>
        <source>Nothing was sent, so nothing was spent.</source>
        <translation>Nichts wurde gesendet, also nichts ausgegeben.</translation>
    </message>
    <message>
        <source>$%1, from the usage the provider reported.</source>
        <translation>$%1, aus dem Verbrauch, den der Anbieter gemeldet hat.</translation>
    </message>
    <message>
        <source>This target is free.</source>
        <translation>Dieses Ziel ist kostenlos.</translation>
    </message>
    <message>
        <source>About $%1, from an estimated usage.</source>
        <translation>Etwa $%1, aus einem geschätzten Verbrauch.</translation>
    </message>
    <message>
        <source>At most $%1: held until the call is settled.</source>
        <translation>Höchstens $%1: zurückgestellt, bis der Aufruf abgerechnet ist.</translation>
    </message>
    <message>
        <source>The price list has no price for this model.</source>
        <translation>Die Preisliste hat keinen Preis für dieses Modell.</translation>
    </message>
    <message>
        <source>The provider did not say what was used.</source>
        <translation>Der Anbieter hat den Verbrauch nicht gemeldet.</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 in from the cache</source>
        <translation>%1 ein aus dem Cache</translation>
    </message>
    <message>
        <source>%1 in written to the cache</source>
        <translation>%1 ein in den Cache geschrieben</translation>
    </message>
    <message>
        <source>%1 in as audio</source>
        <translation>%1 ein als Audio</translation>
    </message>
    <message>
        <source>%1 in as images</source>
        <translation>%1 ein als Bilder</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 out as reasoning</source>
        <translation>%1 aus als Denken</translation>
    </message>
    <message>
        <source>%1 out as audio</source>
        <translation>%1 aus als Audio</translation>
    </message>
    <message>
        <source>%1 server tool calls</source>
        <translation>%1 Werkzeugaufrufe beim Anbieter</translation>
    </message>
    <message>
        <source>Tokens: %1 (%2)</source>
        <translation>Token: %1 (%2)</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>served</source>
        <translation>bedient</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>Of tokens: the call used none</extracomment>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficBar</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message numerus="yes">
        <source>Follow, %Ln new</source>
        <translation>
            <numerusform>Folgen, %Ln neu</numerusform>
            <numerusform>Folgen, %Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause view</source>
        <translation>Ansicht pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume, %1 new</source>
        <translation>Fortsetzen, %1 neu</translation>
    </message>
    <message>
        <source>Stops the view, not the gateway.</source>
        <translation>Hält die Ansicht an, nicht das Gateway.</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Ansicht leeren</translation>
    </message>
    <message>
        <source>There is nothing in the view.</source>
        <translation>In der Ansicht steht nichts.</translation>
    </message>
    <message>
        <source>Take the rows from the view; the records stay.</source>
        <translation>Nimmt die Zeilen aus der Ansicht; die Aufzeichnungen bleiben.</translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation>Spalten und Reihenfolge</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Keep the newest call in view</source>
        <translation>Den neuesten Aufruf im Blick behalten</translation>
    </message>
    <message>
        <source>Write the calls of the table to a file</source>
        <translation>Die Aufrufe der Tabelle in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Add up by session</source>
        <translation>Nach Sitzung zusammenrechnen</translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficEmpty</name>
    <message>
        <source>No call matches.</source>
        <translation>Kein Aufruf passt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln ist durch den Filter verborgen.</numerusform>
            <numerusform>%Ln sind durch den Filter verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>The view is paused.</source>
        <translation>Die Ansicht pausiert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new calls wait.</source>
        <translation>
            <numerusform>%Ln neuer Aufruf wartet.</numerusform>
            <numerusform>%Ln neue Aufrufe warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <source>Send a test call</source>
        <translation>Testaufruf senden</translation>
    </message>
    <message>
        <source>The call is on its way.</source>
        <translation>Der Aufruf ist unterwegs.</translation>
    </message>
    <message>
        <source>One small call with a key of its own; it costs what its provider asks.</source>
        <translation>Ein kleiner Aufruf mit eigenem Schlüssel; er kostet, was sein Anbieter verlangt.</translation>
    </message>
    <message>
        <source>The view is cleared.</source>
        <translation>Die Ansicht ist geleert.</translation>
    </message>
    <message>
        <source>No calls since the start.</source>
        <translation>Seit dem Start keine Aufrufe.</translation>
    </message>
    <message>
        <source>No calls yet today.</source>
        <translation>Heute noch keine Aufrufe.</translation>
    </message>
    <message>
        <source>The records stay.</source>
        <translation>Die Aufzeichnungen bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls of today are in the books.</source>
        <translation>
            <numerusform>%Ln Aufruf von heute steht in den Büchern.</numerusform>
            <numerusform>%Ln Aufrufe von heute stehen in den Büchern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Weir listens on %1.</source>
        <translation>Weir lauscht auf %1.</translation>
    </message>
    <message>
        <source>The gateway takes no calls: %1.</source>
        <translation>Das Gateway nimmt keine Aufrufe an: %1.</translation>
    </message>
    <message>
        <source>No call matches yet.</source>
        <translation>Bisher passt kein Aufruf.</translation>
    </message>
    <message>
        <source>Older calls are searched.</source>
        <translation>Ältere Aufrufe werden durchsucht.</translation>
    </message>
    <message>
        <source>Show older calls</source>
        <translation>Ältere Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Out of the books, the newest first.</source>
        <translation>Aus den Büchern, die neuesten zuerst.</translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficFooter</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>served</source>
        <translation>bedient</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln passt</numerusform>
            <numerusform>%Ln passen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficModel</name>
    <message>
        <source>%1, team %2</source>
        <translation>%1, Team %2</translation>
    </message>
    <message>
        <source>%1, asked for %2</source>
        <translation>%1, gefragt nach %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Served by</source>
        <extracomment>Header of a column: the provider and model that answered</extracomment>
        <translation>Bedient von</translation>
    </message>
    <message>
        <source>Path</source>
        <extracomment>Header of a column: one sign for each attempt</extracomment>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Tok in</source>
        <translation>Tok ein</translation>
    </message>
    <message>
        <source>Tok out</source>
        <translation>Tok aus</translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation>Zeit, s</translation>
    </message>
    <message>
        <source>Cost, $</source>
        <translation>Kosten, $</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Asked for</source>
        <extracomment>Header of a column: the model that the client named</extracomment>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>First token, ms</source>
        <translation>Erstes Token, ms</translation>
    </message>
    <message>
        <source>Added, ms</source>
        <extracomment>Header of a column: the latency that Weir added</extracomment>
        <translation>Zusätzlich, ms</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Session</source>
        <extracomment>Header of a column: which run of an agent or a tool the call belongs to</extracomment>
        <translation>Sitzung</translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficPage</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, view paused</source>
        <translation>%1, Ansicht pausiert</translation>
    </message>
    <message>
        <source>%1, following</source>
        <translation>%1, folgt</translation>
    </message>
    <message>
        <source>Follow traffic</source>
        <translation>Dem Verkehr folgen</translation>
    </message>
    <message>
        <source>Pause the view of traffic</source>
        <translation>Ansicht des Verkehrs pausieren</translation>
    </message>
    <message>
        <source>Clear the view of traffic</source>
        <translation>Ansicht des Verkehrs leeren</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>Filter traffic</source>
        <translation>Verkehr filtern</translation>
    </message>
    <message>
        <source>Clear the filter of traffic</source>
        <translation>Filter des Verkehrs löschen</translation>
    </message>
    <message>
        <source>no room for more: filter to go back further</source>
        <translation>kein Platz für mehr: filtern, um weiter zurückzugehen</translation>
    </message>
    <message>
        <source>searching, back to %1</source>
        <translation>Suche, zurück bis %1</translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation>zurück bis %1</translation>
    </message>
    <message>
        <source>%1, sorted by %2</source>
        <translation>%1, sortiert nach %2</translation>
    </message>
    <message>
        <source>Columns and order of traffic</source>
        <translation>Spalten und Reihenfolge des Verkehrs</translation>
    </message>
    <message>
        <source>none older</source>
        <translation>keine älteren</translation>
    </message>
    <message>
        <source>Pin or unpin the selected call</source>
        <translation>Gewählten Aufruf anheften oder lösen</translation>
    </message>
    <message>
        <source>Saved and recent filters of traffic</source>
        <translation>Gespeicherte und letzte Filter des Verkehrs</translation>
    </message>
    <message>
        <source>The filter %1 was deleted.</source>
        <translation>Der Filter %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Add up traffic by session</source>
        <translation>Verkehr nach Sitzung zusammenrechnen</translation>
    </message>
    <message>
        <source>%1, added up by session</source>
        <translation>%1, nach Sitzung zusammengerechnet</translation>
    </message>
    <message>
        <source>Time of the calls of traffic</source>
        <translation>Zeit der Aufrufe im Verkehr</translation>
    </message>
    <message>
        <source>Move the open call to the right or below</source>
        <translation>Offenen Aufruf nach rechts oder unten bringen</translation>
    </message>
    <message>
        <source>Find in the open call</source>
        <translation>Im offenen Aufruf suchen</translation>
    </message>
</context>
<context>
    <name>weir::ui::TrafficTable</name>
    <message>
        <source>Only calls with %1</source>
        <translation>Nur Aufrufe mit %1</translation>
    </message>
    <message>
        <source>No calls with %1</source>
        <translation>Keine Aufrufe mit %1</translation>
    </message>
    <message>
        <source>Only calls like this</source>
        <translation>Nur solche Aufrufe</translation>
    </message>
    <message>
        <source>No calls like this</source>
        <translation>Keine solchen Aufrufe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Only calls with</source>
        <translation>Nur Aufrufe mit</translation>
    </message>
    <message>
        <source>No calls with</source>
        <translation>Keine Aufrufe mit</translation>
    </message>
</context>
<context>
    <name>weir::ui::TriedCall</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>The name of a new rule: a model, and the team or key that asked for it</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>call of %1</source>
        <translation>Aufruf vom %1</translation>
    </message>
    <message>
        <source>d MMM, HH:mm:ss</source>
        <comment>QLocale format of a moment</comment>
        <translation>d. MMM, HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>weir::ui::Troubles</name>
    <message>
        <source>Show gateway</source>
        <translation>Gateway zeigen</translation>
    </message>
    <message>
        <source>Records are not written</source>
        <translation>Aufzeichnungen werden nicht geschrieben</translation>
    </message>
    <message>
        <source>Show overview</source>
        <translation>Übersicht zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 ist wieder da</translation>
    </message>
    <message>
        <source>The key of %1 can be used again</source>
        <translation>Der Schlüssel von %1 ist wieder brauchbar</translation>
    </message>
    <message>
        <source>The gateway listens again</source>
        <translation>Das Gateway lauscht wieder</translation>
    </message>
    <message>
        <source>Records are written again</source>
        <translation>Aufzeichnungen werden wieder geschrieben</translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>Alarme zeigen</translation>
    </message>
</context>
<context>
    <name>weir::ui::TryForm</name>
    <message>
        <source>&quot;%1&quot; is not a whole number.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>Type the model that is asked for.</source>
        <translation>Tippen Sie das Modell, das verlangt wird.</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>As of now</source>
        <translation>Stand jetzt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Max. Token</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Headers, one a line: name: value</source>
        <translation>Header, einer je Zeile: Name: Wert</translation>
    </message>
    <message>
        <source>Take now</source>
        <translation>Jetzt nehmen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Prompt, to be judged where no task is given</source>
        <translation>Prompt, der beurteilt wird, wo keine Aufgabe genannt ist</translation>
    </message>
    <message>
        <source>What is left of a budget is written like 20 %, from 0 to 100.</source>
        <translation>Was von einem Budget übrig ist, wird wie 20 % geschrieben, von 0 bis 100.</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>Metadata, one a line: name: value</source>
        <translation>Metadaten, je Zeile: Name: Wert</translation>
    </message>
</context>
<context>
    <name>weir::ui::TryPanel</name>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>es wird nichts gesendet</translation>
    </message>
    <message>
        <source>%1, nothing is sent</source>
        <translation>%1, es wird nichts gesendet</translation>
    </message>
    <message>
        <source>As edited</source>
        <translation>Wie bearbeitet</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Geltende</translation>
    </message>
    <message>
        <source>By which rules</source>
        <translation>Nach welchen Regeln</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>weir::ui::TryResult</name>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>cooling</source>
        <translation>kühlt ab</translation>
    </message>
    <message>
        <source>key locked</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>out</source>
        <translation>scheidet aus</translation>
    </message>
    <message>
        <source>No rule takes it. Its model decides.</source>
        <translation>Keine Regel nimmt ihn. Sein Modell entscheidet.</translation>
    </message>
    <message>
        <source>Rule %1, %2, takes it.</source>
        <translation>Regel %1, %2, nimmt ihn.</translation>
    </message>
    <message>
        <source>The caller is refused: %1</source>
        <translation>Der Aufrufer wird abgelehnt: %1</translation>
    </message>
    <message>
        <source>Targets: %1</source>
        <translation>Ziele: %1</translation>
    </message>
    <message>
        <source>Asked in this order</source>
        <translation>In dieser Reihenfolge gefragt</translation>
    </message>
    <message>
        <source>Rules that do not take it</source>
        <translation>Regeln, die ihn nicht nehmen</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>fails at: %1</source>
        <translation>scheitert an: %1</translation>
    </message>
    <message>
        <source>Copy as test</source>
        <translation>Als Test kopieren</translation>
    </message>
    <message>
        <source>For a file that &quot;weir test&quot; holds the policy to</source>
        <translation>Für eine Datei, an die „weir test“ das Dokument hält</translation>
    </message>
    <message>
        <source>left alone</source>
        <translation>in Ruhe gelassen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>cannot serve it</source>
        <translation>kann ihn nicht bedienen</translation>
    </message>
    <message>
        <source>Judged as task %1 and complexity %2</source>
        <translation>Beurteilt als Aufgabe %1 und Schwierigkeit %2</translation>
    </message>
</context>
<context>
    <name>weir::ui::UndoableOrders</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>weir::ui::UnreadMonths</name>
    <message>
        <source>Calls of a month are missing: %1</source>
        <extracomment>%1 names a file, why it cannot be read, and what to do</extracomment>
        <translation>Aufrufe eines Monats fehlen: %1</translation>
    </message>
</context>
<context>
    <name>weir::ui::Waterfall</name>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Eigenanteil</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>weir::ui::WebhookDialog</name>
    <message>
        <source>Slack calls it the URL of an incoming webhook. It is a secret and goes to the keychain of the gateway. Or where it is kept: env:WEIR_NAME, file:PATH.</source>
        <translation>Slack nennt sie die URL eines eingehenden Webhooks. Sie ist geheim und kommt in den Schlüsselbund des Gateways. Oder wo sie liegt: env:WEIR_NAME, file:PFAD.</translation>
    </message>
    <message>
        <source>It stands in the document. Where it is a secret, write where it is kept: env:WEIR_NAME, file:PATH.</source>
        <translation>Sie steht im Dokument. Ist sie geheim, steht hier, wo sie liegt: env:WEIR_NAME, file:PFAD.</translation>
    </message>
    <message>
        <source>Say where messages go.</source>
        <translation>Wohin Nachrichten gehen, muss dastehen.</translation>
    </message>
    <message>
        <source>Choose what it is told of.</source>
        <translation>Wählen, was er bekommt.</translation>
    </message>
    <message>
        <source>The webhook needs a name.</source>
        <translation>Der Webhook braucht einen Namen.</translation>
    </message>
    <message>
        <source>The webhook is being written.</source>
        <translation>Der Webhook wird geschrieben.</translation>
    </message>
    <message>
        <source>Messages leave this computer for there.</source>
        <translation>Nachrichten verlassen dafür diesen Rechner.</translation>
    </message>
    <message>
        <source>Add webhook</source>
        <translation>Webhook hinzufügen</translation>
    </message>
    <message>
        <source>Webhook %1</source>
        <translation>Webhook %1</translation>
    </message>
    <message>
        <source>Save webhook</source>
        <translation>Webhook speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>Signiert mit</translation>
    </message>
    <message>
        <source>Where the secret is kept that messages are signed with; empty: they are not signed.</source>
        <translation>Wo das Geheimnis liegt, mit dem Nachrichten signiert werden; leer: keine Signatur.</translation>
    </message>
    <message>
        <source>On this computer or network</source>
        <translation>Auf diesem Rechner oder im eigenen Netz</translation>
    </message>
    <message>
        <source>Told of</source>
        <translation>Bekommt</translation>
    </message>
</context>
<context>
    <name>weir::ui::WeirKeyDialog</name>
    <message>
        <source>The key needs a name.</source>
        <translation>Der Schlüssel braucht einen Namen.</translation>
    </message>
    <message>
        <source>The key is being written.</source>
        <translation>Der Schlüssel wird geschrieben.</translation>
    </message>
    <message>
        <source>The key is shown once.</source>
        <translation>Der Schlüssel wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>Calls that began go on.</source>
        <translation>Begonnene Aufrufe gehen weiter.</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel erstellen</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Schlüssel speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>the organisation</source>
        <translation>die Organisation</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>nobody: a service</source>
        <translation>niemand: ein Dienst</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>Darf fragen nach</translation>
    </message>
    <message>
        <source>every model</source>
        <translation>jedem Modell</translation>
    </message>
    <message>
        <source>Names as they are asked for, with commas between; claude-* stands for all that begin so.</source>
        <translation>Namen, wie nach ihnen gefragt wird, mit Kommas dazwischen; claude-* steht für alle, die so beginnen.</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>jeder Anbieter</translation>
    </message>
    <message>
        <source>From addresses</source>
        <translation>Von Adressen</translation>
    </message>
    <message>
        <source>every address</source>
        <translation>jede Adresse</translation>
    </message>
    <message>
        <source>Like 10.4.0.0/16, 127.0.0.1.</source>
        <translation>Wie 10.4.0.0/16, 127.0.0.1.</translation>
    </message>
    <message>
        <source>May see amounts of budgets</source>
        <translation>Darf Beträge von Budgets sehen</translation>
    </message>
    <message>
        <source>Its calls are told limit, used and held of a budget that refuses them.</source>
        <translation>Seinen Aufrufen sagt ein Budget, das sie ablehnt, wie hoch es ist und was verbraucht und zurückgelegt ist.</translation>
    </message>
</context>
<context>
    <name>weir::ui::copy</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>weir::ui::numbers</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>unter 1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
</TS>
