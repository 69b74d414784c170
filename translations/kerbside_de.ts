<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DerivedLayer</name>
    <message>
        <source>Slot %1 is empty.</source>
        <translation>Platz %1 ist leer.</translation>
    </message>
    <message>
        <source>%1 has no prediction of this frame yet.</source>
        <translation>%1 hat noch keine Vorhersage für dieses Bild.</translation>
    </message>
    <message>
        <source>The classes of %1 cannot be mapped to the scheme of this comparison.</source>
        <translation>Die Klassen von %1 lassen sich nicht auf das Schema dieses Vergleichs abbilden.</translation>
    </message>
    <message>
        <source>%1 % right</source>
        <translation>%1 % richtig</translation>
    </message>
    <message>
        <source>only %1 %2 %, only %3 %4 %</source>
        <translation>nur %1 %2 %, nur %3 %4 %</translation>
    </message>
    <message>
        <source>%1 % the same</source>
        <translation>%1 % gleich</translation>
    </message>
    <message>
        <source>Agreement takes the predictions of two slots or more.</source>
        <translation>Für die Übereinstimmung braucht es Vorhersagen von zwei oder mehr Plätzen.</translation>
    </message>
    <message>
        <source>%1 % agreement</source>
        <translation>%1 % Übereinstimmung</translation>
    </message>
    <message>
        <source>%1 is a folder of label maps: it tells no probabilities.</source>
        <translation>%1 ist ein Ordner mit Label-Karten: Wahrscheinlichkeiten nennt er nicht.</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>No derived picture</source>
        <translation>Kein abgeleitetes Bild</translation>
    </message>
    <message>
        <source>Right or wrong: %1</source>
        <translation>Richtig oder falsch: %1</translation>
    </message>
    <message>
        <source>Who is right: %1 or %2</source>
        <translation>Wer hat recht: %1 oder %2</translation>
    </message>
    <message>
        <source>Difference of %1 and %2</source>
        <translation>Unterschied zwischen %1 und %2</translation>
    </message>
    <message>
        <source>Agreement of all</source>
        <translation>Übereinstimmung aller</translation>
    </message>
    <message>
        <source>Confidence of %1</source>
        <translation>Konfidenz von %1</translation>
    </message>
    <message>
        <source>Entropy of %1</source>
        <translation>Entropie von %1</translation>
    </message>
    <message>
        <source>This frame has no truth.</source>
        <translation>Zu diesem Bild gibt es keine Wahrheit.</translation>
    </message>
    <message>
        <source>, without %1</source>
        <translation>, ohne %1</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>beide richtig</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>beide falsch</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>app::CompareController</name>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>This frame cannot be shown.</source>
        <translation>Dieses Einzelbild lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>The truth of this frame is left out.</source>
        <translation>Die Wahrheit dieses Einzelbilds wird weggelassen.</translation>
    </message>
    <message>
        <source>The prediction is not scored.</source>
        <translation>Die Vorhersage wird nicht bewertet.</translation>
    </message>
    <message>
        <source>%1 did not segment this frame.</source>
        <translation>%1 hat dieses Einzelbild nicht segmentiert.</translation>
    </message>
    <message>
        <source>The instance ids of this frame are left out; it has no iIoU.</source>
        <translation>Die Instanz-Ids dieses Einzelbilds werden weggelassen; es hat kein iIoU.</translation>
    </message>
</context>
<context>
    <name>app::CompareView</name>
    <message>
        <source>No truth for this frame</source>
        <translation>Keine Wahrheit zu diesem Einzelbild</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Drop a checkpoint or choose a model</source>
        <translation>Einen Checkpoint hierher ziehen oder ein Modell wählen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>On %1 in %2. %3</source>
        <translation>Auf %1 in %2. %3</translation>
    </message>
    <message>
        <source>Segmenting…</source>
        <translation>Wird segmentiert …</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Not segmented: press I</source>
        <translation>Nicht segmentiert: Taste I drücken</translation>
    </message>
    <message>
        <source>unlabeled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist geöffnet.</translation>
    </message>
    <message>
        <source>There is no truth here, so nothing is scored.</source>
        <translation>Hier gibt es keine Wahrheit, also wird nichts bewertet.</translation>
    </message>
    <message>
        <source>There is no model in a slot, so nothing is scored.</source>
        <translation>Kein Platz hat ein Modell, also wird nichts bewertet.</translation>
    </message>
    <message>
        <source>This frame has no truth, so it is not scored.</source>
        <translation>Dieses Einzelbild hat keine Wahrheit und wird nicht bewertet.</translation>
    </message>
    <message>
        <source>%1  %2 %</source>
        <translation>%1  %2 %</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>Gelesen aus %1.</translation>
    </message>
    <message>
        <source>no prediction of this frame yet</source>
        <translation>noch keine Vorhersage für dieses Bild</translation>
    </message>
    <message>
        <source>from file</source>
        <translation>aus Datei</translation>
    </message>
</context>
<context>
    <name>app::ImportFlow</name>
    <message>
        <source>The checkpoint was not imported.</source>
        <translation>Der Checkpoint wurde nicht importiert.</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>%1 is now in %2.</source>
        <translation>%1 liegt jetzt in %2.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>Device %1: %2</source>
        <translation>Gerät %1: %2</translation>
    </message>
    <message>
        <source>Opened %1: %2 frames</source>
        <translation>%1 geöffnet: %2 Einzelbilder</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>F&amp;rame</source>
        <translation>&amp;Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Slot &amp;%1</source>
        <translation>Platz &amp;%1</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Split of the dataset</source>
        <translation>Teil des Datensatzes</translation>
    </message>
    <message>
        <source>Number of the frame</source>
        <translation>Nummer des Einzelbilds</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Put a model into the next free slot</source>
        <translation>Ein Modell auf den nächsten freien Platz setzen</translation>
    </message>
    <message>
        <source>Opacity of the masks (+ and −, Ctrl+wheel; hold 0 for the bare photo)</source>
        <translation>Deckkraft der Masken (+ und −, Strg+Mausrad; 0 halten für das bloße Foto)</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a dataset, a folder, a picture or a video</source>
        <translation>Einen Datensatz, einen Ordner, ein Bild oder ein Video öffnen</translation>
    </message>
    <message>
        <source>Size of the frame that the networks see</source>
        <translation>Größe, in der die Netze das Einzelbild sehen</translation>
    </message>
    <message>
        <source>Model&apos;s size</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>%1 % of frame</source>
        <translation>%1 % des Bilds</translation>
    </message>
    <message>
        <source>Precision of the computation</source>
        <translation>Genauigkeit der Rechnung</translation>
    </message>
    <message>
        <source>auto precision</source>
        <translation>Genauigkeit: auto</translation>
    </message>
    <message>
        <source>f32 exact</source>
        <translation>f32 genau</translation>
    </message>
    <message>
        <source>Device that runs the models</source>
        <translation>Gerät, das die Modelle rechnet</translation>
    </message>
    <message>
        <source>auto device</source>
        <translation>Gerät: auto</translation>
    </message>
    <message>
        <source>Segmenting with %1</source>
        <translation>%1 segmentiert</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>About Kerbside</source>
        <translation>Über Kerbside</translation>
    </message>
    <message>
        <source>&lt;b&gt;Kerbside %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Kerbside %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>A workbench for street-scene segmentation.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Werkbank für die Segmentierung von Straßenszenen.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>One source at a time.</source>
        <translation>Eine Quelle auf einmal.</translation>
    </message>
    <message>
        <source>Open a Cityscapes root</source>
        <translation>Ein Cityscapes-Verzeichnis öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Ein Bild öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Lists of frames (*.txt *.tsv *.lst);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Bildlisten (*.txt *.tsv *.lst);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mpg *.mpeg);;All files (*)</source>
        <translation>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mpg *.mpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Ein Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.card.json *.safetensors)</source>
        <translation>Modelle (*.card.json *.safetensors)</translation>
    </message>
    <message>
        <source>Import a checkpoint</source>
        <translation>Einen Checkpoint importieren</translation>
    </message>
    <message>
        <source>Checkpoints (*.pth *.pt *.ptc *.ckpt *.bin *.tar *.pkl *.safetensors);;All files (*)</source>
        <translation>Checkpoints (*.pth *.pt *.ptc *.ckpt *.bin *.tar *.pkl *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The workspace has no models yet</source>
        <translation>Der Arbeitsbereich hat noch keine Modelle</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Import a checkpoint…</source>
        <translation>Checkpoint importieren …</translation>
    </message>
    <message>
        <source>Remove from slot %1</source>
        <translation>Von Platz %1 entfernen</translation>
    </message>
    <message>
        <source>All slots are taken.</source>
        <translation>Alle Plätze sind belegt.</translation>
    </message>
    <message>
        <source>%1 was not put into a slot; remove a model first, or drop it onto a pane.</source>
        <translation>%1 hat keinen Platz bekommen; bitte zuerst ein Modell entfernen oder die Datei auf eine Teilansicht ziehen.</translation>
    </message>
    <message>
        <source>%1 is in slot %2.</source>
        <translation>%1 ist auf Platz %2.</translation>
    </message>
    <message>
        <source>Open pictures or a video to segment them.</source>
        <translation>Jetzt Bilder oder ein Video öffnen, um sie zu segmentieren.</translation>
    </message>
    <message>
        <source>Slot %1: %2</source>
        <translation>Platz %1: %2</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>%1 is opened, and left out are: %2. Open a folder to see all of its pictures.</source>
        <translation>%1 ist geöffnet, weggelassen sind: %2. Ein geöffneter Ordner zeigt alle seine Bilder.</translation>
    </message>
    <message>
        <source>Built-in street</source>
        <translation>Eingebaute Straße</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>There are no demo models here.</source>
        <translation>Hier gibt es keine Demo-Modelle.</translation>
    </message>
    <message>
        <source>Drop a checkpoint onto the window, or choose a model, to segment this street.</source>
        <translation>Einen Checkpoint auf das Fenster ziehen oder ein Modell wählen, um diese Straße zu segmentieren.</translation>
    </message>
    <message>
        <source>Welcome. Try Kerbside on the built-in street with its demo models, or open your own:</source>
        <translation>Willkommen. Die eingebaute Straße ausprobieren oder Eigenes öffnen:</translation>
    </message>
    <message>
        <source>%1 of %2 frames are segmented.</source>
        <translation>%1 von %2 Bildern sind segmentiert.</translation>
    </message>
    <message>
        <source>Not every frame was segmented.</source>
        <translation>Nicht jedes Bild wurde segmentiert.</translation>
    </message>
    <message>
        <source>All frames.</source>
        <translation>Alle Bilder.</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslung</translation>
    </message>
    <message>
        <source>&amp;Derived picture</source>
        <translation>&amp;Abgeleitetes Bild</translation>
    </message>
    <message>
        <source>All frames: %1 of %2 segmented</source>
        <translation>Alle Bilder: %1 von %2 segmentiert</translation>
    </message>
    <message>
        <source>Open a folder of predictions</source>
        <translation>Ordner mit Vorhersagen öffnen</translation>
    </message>
    <message>
        <source>Open a folder of predictions…</source>
        <translation>Ordner mit Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Change places with %1</source>
        <translation>Mit %1 den Platz tauschen</translation>
    </message>
    <message>
        <source>Rename slot %1</source>
        <translation>Platz %1 umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>The predictions were not opened.</source>
        <translation>Die Vorhersagen wurden nicht geöffnet.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Uneinigkeit</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Flackern</translation>
    </message>
    <message>
        <source>C&amp;olours of the classes</source>
        <translation>&amp;Farben der Klassen</translation>
    </message>
    <message>
        <source>&amp;Official</source>
        <translation>&amp;Offiziell</translation>
    </message>
    <message>
        <source>For the &amp;colour-blind</source>
        <translation>Für &amp;Farbenblinde</translation>
    </message>
</context>
<context>
    <name>app::ModelShelf</name>
    <message>
        <source>The models of the workspace cannot be listed.</source>
        <translation>Die Modelle des Arbeitsbereichs lassen sich nicht auflisten.</translation>
    </message>
    <message>
        <source>The model was not opened.</source>
        <translation>Das Modell wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>The model was not saved.</source>
        <translation>Das Modell wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>app::Screenshot</name>
    <message>
        <source>%1: the picture could not be written: %2</source>
        <translation>%1: das Bild ließ sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Nothing is open. Name a Cityscapes root, a folder of pictures, a picture or a video, and models with --model REF.
</source>
        <translation>Nichts ist geöffnet. Bitte ein Cityscapes-Verzeichnis, einen Ordner mit Bildern, ein Bild oder ein Video nennen, und Modelle mit --model REF.
</translation>
    </message>
    <message>
        <source>%1: frame %2 of %3
</source>
        <translation>%1: Einzelbild %2 von %3
</translation>
    </message>
    <message>
        <source>No model is in a slot, so nothing is segmented.
</source>
        <translation>Kein Platz hat ein Modell, also wird nichts segmentiert.
</translation>
    </message>
    <message>
        <source>%1 %2: %3 on %4 in %5
</source>
        <translation>%1 %2: %3 auf %4 in %5
</translation>
    </message>
    <message>
        <source>The frame has no truth, so nothing is scored.
</source>
        <translation>Das Einzelbild hat keine Wahrheit, also wird nichts bewertet.
</translation>
    </message>
    <message>
        <source>Built-in street</source>
        <translation>Eingebaute Straße</translation>
    </message>
    <message>
        <source>%1 %2: read from %3
</source>
        <translation>%1 %2: gelesen aus %3
</translation>
    </message>
</context>
<context>
    <name>app::StartOptions</name>
    <message>
        <source>Compares street-scene segmentation models on pictures and video.
Example: kerbside /data/cityscapes --model city-deeplab --model city-unet</source>
        <translation>Vergleicht Modelle zur Segmentierung von Straßenszenen auf Bildern und Video.
Beispiel: kerbside /data/cityscapes --model city-deeplab --model city-unet</translation>
    </message>
    <message>
        <source>Folder of models and results, instead of ~/Kerbside.</source>
        <translation>Ordner für Modelle und Ergebnisse, statt ~/Kerbside.</translation>
    </message>
    <message>
        <source>Puts a model into the next slot: a card, weights, or a name of the workspace. May be repeated.</source>
        <translation>Setzt ein Modell auf den nächsten Platz: eine Karte, Gewichte oder ein Name des Arbeitsbereichs. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Waits until what is open is segmented, writes the window to FILE, prints the scores and ends.</source>
        <translation>Wartet, bis alles segmentiert ist, schreibt das Fenster nach FILE, gibt die Bewertung aus und endet.</translation>
    </message>
    <message>
        <source>compare (the only one so far).</source>
        <translation>compare (bisher die einzige).</translation>
    </message>
    <message>
        <source>Shows this text.</source>
        <translation>Zeigt diesen Text.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>The view “%1” is not built yet; there is “compare”.</source>
        <translation>Die Ansicht „%1“ ist noch nicht gebaut; es gibt „compare“.</translation>
    </message>
    <message>
        <source>There is no view “%1”; there is “compare”.</source>
        <translation>Eine Ansicht „%1“ gibt es nicht; es gibt „compare“.</translation>
    </message>
    <message>
        <source>--screenshot needs the name of a file.</source>
        <translation>--screenshot braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>A Cityscapes root, a folder of pictures, a picture, a video, a model or a checkpoint; “scenes” is the built-in street, which opens when no path is given.</source>
        <translation>Ein Cityscapes-Verzeichnis, ein Ordner mit Bildern, ein Bild, ein Video, ein Modell oder ein Checkpoint; „scenes“ ist die eingebaute Straße, die ohne Pfad geöffnet wird.</translation>
    </message>
    <message>
        <source>There are %1 slots, but %2 models were given.</source>
        <translation>Es gibt %1 Plätze, aber %2 Modelle wurden genannt.</translation>
    </message>
</context>
<context>
    <name>app::WindowActions</name>
    <message>
        <source>Open &amp;dataset…</source>
        <translation>&amp;Datensatz öffnen …</translation>
    </message>
    <message>
        <source>Open a Cityscapes root with photos and truth</source>
        <translation>Ein Cityscapes-Verzeichnis mit Fotos und Wahrheit öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open &amp;picture…</source>
        <translation>&amp;Bild öffnen …</translation>
    </message>
    <message>
        <source>Open one picture, or a list of frames</source>
        <translation>Ein Bild oder eine Bildliste öffnen</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>&amp;Video öffnen …</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>&amp;Modell öffnen …</translation>
    </message>
    <message>
        <source>Put a model into the next free slot</source>
        <translation>Ein Modell auf den nächsten freien Platz setzen</translation>
    </message>
    <message>
        <source>&amp;Import checkpoint…</source>
        <translation>Checkpoint &amp;importieren …</translation>
    </message>
    <message>
        <source>Make a model of a PyTorch or safetensors file</source>
        <translation>Aus einer PyTorch- oder safetensors-Datei ein Modell machen</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>&amp;Voriges Einzelbild</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>&amp;Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>&amp;First frame</source>
        <translation>&amp;Erstes Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Einzelbild</translation>
    </message>
    <message>
        <source>P&amp;lay</source>
        <translation>Ab&amp;spielen</translation>
    </message>
    <message>
        <source>Play frame by frame through the models (Space)</source>
        <translation>Bild für Bild durch die Modelle abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>&amp;Segmentieren</translation>
    </message>
    <message>
        <source>Run the models of all slots on this frame</source>
        <translation>Die Modelle aller Plätze auf dieses Einzelbild anwenden</translation>
    </message>
    <message>
        <source>Segment frames as they are &amp;opened</source>
        <translation>Einzelbilder gleich beim Öffnen segmentie&amp;ren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Abbrechen, was gerade läuft</translation>
    </message>
    <message>
        <source>&amp;Fit to pane</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole frame</source>
        <translation>Das ganze Einzelbild zeigen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>One pixel of the frame on one of the screen</source>
        <translation>Ein Bildpixel auf einem Bildschirmpixel</translation>
    </message>
    <message>
        <source>&amp;Stronger masks</source>
        <translation>Masken &amp;stärker</translation>
    </message>
    <message>
        <source>&amp;Weaker masks</source>
        <translation>Masken sch&amp;wächer</translation>
    </message>
    <message>
        <source>Show all &amp;classes</source>
        <translation>Alle &amp;Klassen zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide masks</source>
        <translation>Masken &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Tasten und Maus</translation>
    </message>
    <message>
        <source>&amp;About Kerbside</source>
        <translation>Ü&amp;ber Kerbside</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Play and pause</source>
        <translation>Abspielen und anhalten</translation>
    </message>
    <message>
        <source>Space held, drag</source>
        <translation>Leertaste halten und ziehen</translation>
    </message>
    <message>
        <source>Move the picture (the middle mouse button does it too)</source>
        <translation>Das Bild verschieben (auch mit der mittleren Maustaste)</translation>
    </message>
    <message>
        <source>0 held</source>
        <translation>0 gehalten</translation>
    </message>
    <message>
        <source>Bare photo</source>
        <translation>Bloßes Foto</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>Click in the legend, or Space</source>
        <translation>Klick in die Legende, oder Leertaste</translation>
    </message>
    <message>
        <source>Hide or show a class</source>
        <translation>Eine Klasse verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Double click in the legend, or Enter</source>
        <translation>Doppelklick in die Legende, oder Eingabetaste</translation>
    </message>
    <message>
        <source>Show a class alone; again: all</source>
        <translation>Nur eine Klasse zeigen; noch einmal: alle</translation>
    </message>
    <message>
        <source>Click on a bar</source>
        <translation>Klick auf einen Balken</translation>
    </message>
    <message>
        <source>Show a class alone</source>
        <translation>Nur eine Klasse zeigen</translation>
    </message>
    <message>
        <source>&amp;Built-in street</source>
        <translation>&amp;Eingebaute Straße</translation>
    </message>
    <message>
        <source>Open the drawn street that comes with the program</source>
        <translation>Die gezeichnete Straße öffnen, die das Programm mitbringt</translation>
    </message>
    <message>
        <source>Segment &amp;all frames</source>
        <translation>&amp;Alle Bilder segmentieren</translation>
    </message>
    <message>
        <source>Run the models on every frame, in the background</source>
        <translation>Die Modelle im Hintergrund über alle Bilder laufen lassen</translation>
    </message>
    <message>
        <source>Segment neighbours a&amp;head</source>
        <translation>&amp;Nachbarbilder im Voraus segmentieren</translation>
    </message>
    <message>
        <source>&amp;Outlines only</source>
        <translation>Nur &amp;Umrisse</translation>
    </message>
    <message>
        <source>Paint only where one class ends and another begins</source>
        <translation>Nur dort malen, wo eine Klasse endet und eine andere beginnt</translation>
    </message>
    <message>
        <source>O&amp;ne pane</source>
        <translation>&amp;Eine Ansicht</translation>
    </message>
    <message>
        <source>Show one pane in all the room; again: all of them</source>
        <translation>Eine Ansicht im ganzen Raum zeigen; noch einmal: alle</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Nä&amp;chste Ansicht</translation>
    </message>
    <message>
        <source>While one pane is shown: the next one</source>
        <translation>Wenn eine Ansicht allein zu sehen ist: die nächste</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Vorige Ansicht</translation>
    </message>
    <message>
        <source>While one pane is shown: the previous one</source>
        <translation>Wenn eine Ansicht allein zu sehen ist: die vorige</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Blinken</translation>
    </message>
    <message>
        <source>Flip between two panes in the same place</source>
        <translation>An derselben Stelle zwischen zwei Ansichten wechseln</translation>
    </message>
    <message>
        <source>&amp;Presentation</source>
        <translation>&amp;Präsentation</translation>
    </message>
    <message>
        <source>Pictures and legend alone on the whole screen, in large type</source>
        <translation>Nur Bilder und Legende auf dem ganzen Bildschirm, in großer Schrift</translation>
    </message>
</context>
<context>
    <name>app::scoreboard</name>
    <message>
        <source>%1: its classes (%2) cannot be mapped to %3, so it has no score there.</source>
        <translation>%1: seine Klassen (%2) lassen sich nicht auf %3 abbilden, also hat es dort keine Bewertung.</translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>Damaged or contradictory data</source>
        <translation>Beschädigte oder widersprüchliche Daten</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Nicht genug Speicher</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Nothing is scored yet.</source>
        <translation>Noch ist nichts bewertet.</translation>
    </message>
    <message>
        <source>void</source>
        <translation>void</translation>
    </message>
    <message>
        <source>truth %1 → predicted %2: %3 pixels, %4 % of %1</source>
        <translation>Wahrheit %1 → vorhergesagt %2: %3 Pixel, %4 % von %1</translation>
    </message>
    <message>
        <source>%1 % of what is predicted as %2</source>
        <translation>%1 % dessen, was als %2 vorhergesagt ist</translation>
    </message>
    <message>
        <source>Per cent of the &amp;truth (rows)</source>
        <translation>Prozent der &amp;Wahrheit (Zeilen)</translation>
    </message>
    <message>
        <source>Per cent of the &amp;prediction (columns)</source>
        <translation>Prozent der &amp;Vorhersage (Spalten)</translation>
    </message>
    <message>
        <source>Pi&amp;xels</source>
        <translation>Pi&amp;xel</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>vorhergesagt →</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>Wahrheit ↓</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>of the truth</source>
        <translation>der Wahrheit</translation>
    </message>
    <message>
        <source>of the prediction</source>
        <translation>der Vorhersage</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionPanel</name>
    <message>
        <source>Slot whose confusion is shown</source>
        <translation>Platz, dessen Verwechslungen gezeigt werden</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>Was die Zellen zeigen</translation>
    </message>
    <message>
        <source>% of the truth (recall)</source>
        <translation>% der Wahrheit (Recall)</translation>
    </message>
    <message>
        <source>% of the prediction (precision)</source>
        <translation>% der Vorhersage (Precision)</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>S&amp;lot</source>
        <translation>&amp;Platz</translation>
    </message>
    <message>
        <source>&amp;Cells</source>
        <translation>&amp;Zellen</translation>
    </message>
    <message>
        <source>There is nothing to score.</source>
        <translation>Es gibt nichts zu bewerten.</translation>
    </message>
</context>
<context>
    <name>widgets::FrameList</name>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>No frame has “%1” in its name.</source>
        <translation>Kein Einzelbild hat „%1“ im Namen.</translation>
    </message>
</context>
<context>
    <name>widgets::FrameListModel</name>
    <message>
        <source>no truth</source>
        <translation>keine Wahrheit</translation>
    </message>
</context>
<context>
    <name>widgets::ImportDialog</name>
    <message>
        <source>ImageNet mean and deviation (torchvision)</source>
        <translation>Mittel und Streuung von ImageNet (torchvision)</translation>
    </message>
    <message>
        <source>None: values from 0 to 1 (milesial U-Net)</source>
        <translation>Keine: Werte von 0 bis 1 (U-Net von milesial)</translation>
    </message>
    <message>
        <source>Cityscapes mean and deviation (DenseASPP)</source>
        <translation>Mittel und Streuung von Cityscapes (DenseASPP)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>&lt;b&gt;The file could not be read as a known network.&lt;/b&gt;&lt;br&gt;%1</source>
        <translation>&lt;b&gt;Die Datei ließ sich nicht als bekanntes Netz lesen.&lt;/b&gt;&lt;br&gt;%1</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>Was in der Datei gefunden wurde</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>Net&amp;z</translation>
    </message>
    <message>
        <source>The network&apos;s upsampling aligns corners</source>
        <translation>Das Netz vergrößert mit ausgerichteten Ecken</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>As found: mean %1 %2 %3, deviation %4 %5 %6</source>
        <translation>Wie gefunden: Mittel %1 %2 %3, Streuung %4 %5 %6</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bilinear, antialiased</source>
        <translation>Bilinear, geglättet</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <source>Bicubic, antialiased</source>
        <translation>Bikubisch, geglättet</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>N&amp;ormalisation</source>
        <translation>N&amp;ormierung</translation>
    </message>
    <message>
        <source>&amp;Scale of the frame</source>
        <translation>&amp;Größe des Einzelbilds</translation>
    </message>
    <message>
        <source>&amp;Resizing</source>
        <translation>&amp;Verkleinern</translation>
    </message>
    <message>
        <source>Output s&amp;tride</source>
        <translation>Ausgabe&amp;raster</translation>
    </message>
    <message>
        <source>Class scheme</source>
        <translation>Klassenschema</translation>
    </message>
    <message>
        <source>Class schemes (*.json)</source>
        <translation>Klassenschemata (*.json)</translation>
    </message>
    <message>
        <source>A name begins with a letter or digit and holds letters, digits, dots, dashes and underscores.</source>
        <translation>Ein Name beginnt mit Buchstabe oder Ziffer und besteht aus Buchstaben, Ziffern, Punkten, Strichen und Unterstrichen.</translation>
    </message>
    <message>
        <source>There is a model named %1 already.</source>
        <translation>Ein Modell namens %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Choose the file of the class scheme.</source>
        <translation>Bitte die Datei des Klassenschemas wählen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
</context>
<context>
    <name>widgets::IouBars</name>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>nicht definiert</translation>
    </message>
</context>
<context>
    <name>widgets::LegendModel</name>
    <message>
        <source>%1
Click: hide or show · double click: show this class alone</source>
        <translation>%1
Klick: verbergen oder zeigen · Doppelklick: nur diese Klasse zeigen</translation>
    </message>
    <message>
        <source>Share of the pixels of this frame</source>
        <translation>Anteil an den Pixeln dieses Einzelbilds</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>unlabeled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
</context>
<context>
    <name>widgets::LegendView</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>widgets::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>widgets::Pane</name>
    <message>
        <source>This pane alone, and back (G)</source>
        <translation>Diese Ansicht allein und zurück (G)</translation>
    </message>
    <message>
        <source>This pane alone</source>
        <translation>Diese Ansicht allein</translation>
    </message>
</context>
<context>
    <name>widgets::PinnedModel</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>x, y</source>
        <translation>x, y</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
</context>
<context>
    <name>widgets::Probe</name>
    <message>
        <source>x %1 y %2</source>
        <translation>x %1 y %2</translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>Wahrheit: %1</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>entropy %1</source>
        <translation>Entropie %1</translation>
    </message>
</context>
<context>
    <name>widgets::ProbePanel</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>Keep this pixel in the list</source>
        <translation>Dieses Pixel in der Liste behalten</translation>
    </message>
    <message>
        <source>Pinned pixels</source>
        <translation>Angeheftete Pixel</translation>
    </message>
    <message>
        <source>No pixel is pinned. A pinned pixel stays in this list while you go on.</source>
        <translation>Kein Pixel ist angeheftet. Ein angeheftetes Pixel bleibt in dieser Liste, während es weitergeht.</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Hingehen</translation>
    </message>
    <message>
        <source>Show the selected pixel in its frame (Enter)</source>
        <translation>Das gewählte Pixel in seinem Einzelbild zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>Take the selected pixel off the list (Del)</source>
        <translation>Das gewählte Pixel von der Liste nehmen (Entf)</translation>
    </message>
</context>
<context>
    <name>widgets::ProbeView</name>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>%1
margin: by how much the first class is likelier than the second
entropy: 0 when one class is certain, 1 when all are alike</source>
        <translation>%1
Abstand: um wie viel die erste Klasse wahrscheinlicher ist als die zweite
Entropie: 0, wenn eine Klasse sicher ist, 1, wenn alle gleich sind</translation>
    </message>
    <message>
        <source>Point at a picture</source>
        <translation>Zeigen Sie auf ein Bild</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>widgets::ScoresModel</name>
    <message>
        <source>mIoU (official)</source>
        <translation>mIoU (amtlich)</translation>
    </message>
    <message>
        <source>Counts pooled over the frames, IoU of each class, mean over the classes that occur in truth or prediction</source>
        <translation>Zählungen über die Einzelbilder zusammengefasst, IoU jeder Klasse, Mittel über die Klassen, die in Wahrheit oder Vorhersage vorkommen</translation>
    </message>
    <message>
        <source>Category mIoU (official)</source>
        <translation>mIoU der Kategorien (amtlich)</translation>
    </message>
    <message>
        <source>The same for the seven categories: confusing two classes of one category is no error</source>
        <translation>Dasselbe für die sieben Kategorien: zwei Klassen einer Kategorie zu verwechseln ist kein Fehler</translation>
    </message>
    <message>
        <source>iIoU (official, instances)</source>
        <translation>iIoU (amtlich, Instanzen)</translation>
    </message>
    <message>
        <source>IoU with each truth instance weighted by the average size of its class over its own; only for cityscapes-19</source>
        <translation>IoU, in der jede wahre Instanz mit der mittleren Größe ihrer Klasse durch ihre eigene gewichtet ist; nur für cityscapes-19</translation>
    </message>
    <message>
        <source>Jaccard PerPixel, pooled</source>
        <translation>Jaccard PerPixel, zusammengezählt</translation>
    </message>
    <message>
        <source>Equal pixels over all valid pixels, counted over all frames together</source>
        <translation>Gleiche Pixel durch gültige Pixel, über alle Einzelbilder zusammengezählt</translation>
    </message>
    <message>
        <source>Jaccard Micro, pooled</source>
        <translation>Jaccard Micro, zusammengezählt</translation>
    </message>
    <message>
        <source>Intersections over unions, both summed over the classes, of all frames together</source>
        <translation>Schnittmengen durch Vereinigungen, beide über die Klassen summiert, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard Macro, pooled</source>
        <translation>Jaccard Macro, zusammengezählt</translation>
    </message>
    <message>
        <source>Mean over the classes present in truth or prediction, of all frames together</source>
        <translation>Mittel über die Klassen, die in Wahrheit oder Vorhersage vorkommen, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard Weighted, pooled</source>
        <translation>Jaccard Weighted, zusammengezählt</translation>
    </message>
    <message>
        <source>Mean over the classes, weighted by their pixels in the truth, of all frames together</source>
        <translation>Mittel über die Klassen, gewichtet mit ihren Pixeln in der Wahrheit, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard PerPixel, mean of frames</source>
        <translation>Jaccard PerPixel, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Equal pixels over valid pixels of each frame, then the mean over frames</source>
        <translation>Gleiche Pixel durch gültige Pixel jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Micro, mean of frames</source>
        <translation>Jaccard Micro, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Summed intersections over summed unions of each frame, then the mean over frames</source>
        <translation>Summierte Schnittmengen durch summierte Vereinigungen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Macro, mean of frames</source>
        <translation>Jaccard Macro, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Mean over the classes present in each frame, then the mean over frames</source>
        <translation>Mittel über die Klassen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Weighted, mean of frames</source>
        <translation>Jaccard Weighted, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Mean over the classes weighted by their truth pixels in each frame, then the mean over frames</source>
        <translation>Mit den wahren Pixeln gewichtetes Mittel über die Klassen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Pixel accuracy, pooled</source>
        <translation>Pixelgenauigkeit, zusammengezählt</translation>
    </message>
    <message>
        <source>Right pixels over valid pixels of all frames together</source>
        <translation>Richtige Pixel durch gültige Pixel aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Mean accuracy, pooled</source>
        <translation>Mittlere Genauigkeit, zusammengezählt</translation>
    </message>
    <message>
        <source>Recall of each class over all frames together, mean over the classes in the truth</source>
        <translation>Trefferquote jeder Klasse über alle Einzelbilder zusammen, Mittel über die Klassen der Wahrheit</translation>
    </message>
    <message>
        <source>Undefined here: nothing to divide by, or not defined for this class scheme</source>
        <translation>Hier nicht definiert: der Nenner ist null, oder das Klassenschema kennt dieses Maß nicht</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
</context>
<context>
    <name>widgets::ScoresPanel</name>
    <message>
        <source>Class scheme of the scores</source>
        <translation>Klassenschema der Bewertung</translation>
    </message>
    <message>
        <source>Models are compared only in a scheme that all of them can be mapped to</source>
        <translation>Modelle werden nur in einem Schema verglichen, auf das sich alle abbilden lassen</translation>
    </message>
    <message>
        <source>Frames that are scored</source>
        <translation>Einzelbilder, die bewertet werden</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>Dieses Einzelbild</translation>
    </message>
    <message>
        <source>All frames segmented so far</source>
        <translation>Alle bisher segmentierten Einzelbilder</translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation>&amp;Schema</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>IoU per class of this frame, %1</source>
        <translation>IoU je Klasse in diesem Einzelbild, %1</translation>
    </message>
    <message>
        <source>IoU per class, pooled over %1 frames, %2</source>
        <translation>IoU je Klasse, zusammengezählt über %1 Einzelbilder, %2</translation>
    </message>
    <message>
        <source>%1: %2 classes, here gathered into %3.</source>
        <translation>%1: %2 Klassen, hier zu %3 zusammengefasst.</translation>
    </message>
</context>
<context>
    <name>widgets::StartPage</name>
    <message>
        <source>Open street scenes</source>
        <translation>Straßenszenen öffnen</translation>
    </message>
    <message>
        <source>Drop a Cityscapes root, a folder of pictures, a picture or a video here.
Drop a checkpoint (.pth, .pt, .safetensors) to import a model.</source>
        <translation>Ein Cityscapes-Verzeichnis, einen Ordner mit Bildern, ein Bild oder ein Video hierher ziehen.
Ein Checkpoint (.pth, .pt, .safetensors) wird als Modell importiert.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>widgets::Swipe</name>
    <message>
        <source>Divider of the two pictures</source>
        <translation>Trennlinie der zwei Bilder</translation>
    </message>
</context>
<context>
    <name>widgets::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>%1: not known here</source>
        <translation>%1: hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 %2 %
%3</source>
        <translation>%1 %2 %
%3</translation>
    </message>
    <message>
        <source>Wheel: zoom · Shift+wheel: move · arrows, Page, Home, End: frames
I and O: first and last frame to play, the same key again takes the mark away</source>
        <translation>Rad: vergrößern · Umschalt+Rad: verschieben · Pfeile, Bild, Pos1, Ende: Einzelbilder
I und O: erstes und letztes Einzelbild zum Abspielen, dieselbe Taste noch einmal nimmt die Marke weg</translation>
    </message>
    <message>
        <source>Open a film to see it along this line</source>
        <translation>Öffnen Sie einen Film, um ihn hier entlang zu sehen</translation>
    </message>
</context>
<context>
    <name>widgets::WelcomeStrip</name>
    <message>
        <source>Put this line away (Help ▸ Welcome brings it back)</source>
        <translation>Diese Zeile schließen (Hilfe ▸ Willkommen holt sie zurück)</translation>
    </message>
    <message>
        <source>Put the welcome away</source>
        <translation>Willkommenszeile schließen</translation>
    </message>
</context>
</TS>
