/** The parser half of the PDF library; importing it is all that is needed, and the package ships no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
