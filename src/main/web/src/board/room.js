// Places in a picture that somebody's name has: none is given twice.

export class Room {
  constructor() {
    this.boxes = [];
  }

  /** Takes a place around a point, unless somebody has some of it; says whether it was free. */
  take(x, y, width, height) {
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    if (this.boxes.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) return false;
    this.boxes.push(box);
    return true;
  }
}
