"""The baseline: six faces by nona, then tiles and smaller levels by Pillow, as Pannellum's generator does it.

Usage: tile-with-pannellum.py SOURCE TARGET FACE_SIZE TILE_SIZE QUALITY. Writes TARGET/<level>/<face>/<y>_<x>.jpg, level 0 the smallest.
"""

import json
import os
import resource
import subprocess
import sys

from PIL import Image

source, target, face_size, tile_size, quality = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
width, height = Image.open(source).size
os.makedirs(target)

views = {'f': (0, 0), 'b': (180, 0), 'u': (0, -90), 'd': (0, 90), 'l': (90, 0), 'r': (-90, 0)}
project = [f'p E0 R0 f0 h{face_size} w{face_size} n"TIFF_m" u0 v90', 'm g1 i0 m2 p0.00784314']
for yaw, pitch in views.values():
    project.append(f'i a0 b0 c0 d0 e0 f4 h{height} w{width} n"{source}" p{pitch} r0 v360 y{yaw}')
with open(f'{target}/faces.pto', 'w') as file:
    file.write('\n'.join([*project, 'v', '*']))
subprocess.check_call(['nona', '-o', f'{target}/face', f'{target}/faces.pto'])

for index, face in enumerate(views):
    picture = Image.open(f'{target}/face{index:04}.tif').convert('RGB')
    sizes = [face_size]
    while sizes[-1] > tile_size:
        sizes.append(sizes[-1] // 2)
    for distance, size in enumerate(sizes):
        if size < picture.width:
            picture = picture.resize((size, size), Image.LANCZOS)
        folder = f'{target}/{len(sizes) - 1 - distance}/{face}'
        os.makedirs(folder)
        for top in range(0, size, tile_size):
            for left in range(0, size, tile_size):
                tile = picture.crop((left, top, min(left + tile_size, size), min(top + tile_size, size)))
                tile.save(f'{folder}/{top // tile_size}_{left // tile_size}.jpg', quality=quality)
    os.remove(f'{target}/face{index:04}.tif')

usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({'cpu': sum(u.ru_utime + u.ru_stime for u in usage), 'rss': max(u.ru_maxrss for u in usage) / 1024}))
